"""What is done to attachments: undone and done again without limit while the invoice is in preparation, what came never touched."""

import hashlib
import io

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chorus_desktop.domain.piece import only, turned
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import attachments, issue, trash
from chorus_desktop.services.views import Refused
from chorus_desktop.store.attachments import rewrite_attachment
from tests.helpers.clubs import TODAY
from tests.pdf import photos, samples


def texts(club, item):
    reader = pypdf.PdfReader(io.BytesIO(attachments.content(club.store, item)))
    return [page.extract_text().strip() for page in reader.pages]


def turns(club, item):
    return [page.rotation for page in pypdf.PdfReader(io.BytesIO(attachments.content(club.store, item))).pages]


def listed(club, draft):
    return attachments.listed(club.store, draft)


def undone(club, draft):
    return attachments.undo(club.store, draft, TODAY)


@pytest.fixture
def piece(club):
    """A draft with a PDF of three pages."""
    draft = club.draft()
    club.joins(draft, club.brings("trois.pdf", samples.pdf("une", "deux", "trois")))
    return club, draft, listed(club, draft)[0]


def test_pages_are_turned_left_out_and_put_in_another_order(piece):
    club, draft, item = piece
    recipe = turned(only(item.recipe, (2, 0)), 1, 90)

    attachments.change_recipe(club.store, draft, item.id, recipe, "Pages changées")

    (now,) = listed(club, draft)
    assert (now.id, now.pages, texts(club, now), turns(club, now)) == (item.id, 2, ["trois", "une"], [0, 90])


def test_undone_back_to_the_first_recipe_the_bytes_are_the_same(piece):
    club, draft, item = piece
    first = attachments.content(club.store, item)
    for place in (0, 1, 2):
        now = listed(club, draft)[0]
        attachments.change_recipe(club.store, draft, item.id, turned(now.recipe, place, 180), f"Page {place} tournée")
    last = listed(club, draft)

    assert [undone(club, draft) for _ in range(3)] == ["Page 2 tournée", "Page 1 tournée", "Page 0 tournée"]
    assert listed(club, draft) == (item,)
    assert attachments.content(club.store, item) == first

    assert [attachments.redo(club.store, draft, TODAY) for _ in range(4)] == ["Page 0 tournée", "Page 1 tournée", "Page 2 tournée", ""]
    assert listed(club, draft) == last


def test_what_is_wanted_is_written_down_at_once_and_made_once_one_asks(piece):
    club, draft, item = piece
    recipe = turned(item.recipe, 1, 90)

    attachments.want_recipe(club.store, draft, item.id, recipe)

    (waiting,) = listed(club, draft)
    assert (waiting.wanted, turns(club, waiting)) == (recipe, [0, 0, 0])
    assert attachments.page(club.store, draft, TODAY).undo == "Pièce ajoutée", "not done yet: nothing to undo"
    assert "attachment.wanted" in [each.code for each in attachments.page(club.store, draft, TODAY).invoice.problems]
    assert attachments.finish(club.store, draft)
    (made,) = listed(club, draft)
    assert (made.wanted, made.recipe, turns(club, made)) == (None, recipe, [0, 90, 0])
    assert undone(club, draft) == "Pages modifiées"
    assert listed(club, draft) == (item,)
    assert not attachments.finish(club.store, draft)


def test_a_picture_asked_for_before_the_piece_was_made_again_costs_a_sentence(piece):
    club, draft, item = piece
    attachments.change_recipe(club.store, draft, item.id, turned(item.recipe, 1, 90), "Page tournée")

    with pytest.raises(Trouble, match="vient de changer"):
        attachments.thumbnails(club.store, item, 100, (0,))


def test_what_is_wanted_is_no_more_once_it_is_what_there_was(piece):
    club, draft, item = piece
    attachments.want_recipe(club.store, draft, item.id, turned(item.recipe, 1, 90))
    attachments.want_recipe(club.store, draft, item.id, item.recipe)

    assert listed(club, draft) == (item,)


def test_an_invoice_is_not_finalised_without_what_was_wanted(club):
    draft = club.ready()
    (item,) = listed(club, draft)
    attachments.want_recipe(club.store, draft, item.id, turned(item.recipe, 0, 90))
    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, draft, TODAY)
    assert "attachment.wanted" in [each.code for each in refused.value.problems]

    attachments.finish(club.store, draft)
    issue.finalise(club.store, draft, TODAY)
    with pytest.raises(Trouble):
        attachments.want_recipe(club.store, draft, item.id, item.recipe)


def test_another_act_goes_before_what_is_wanted(piece):
    club, draft, item = piece
    recipe = turned(item.recipe, 1, 90)
    attachments.want_recipe(club.store, draft, item.id, recipe)
    attachments.change_kind(club.store, draft, item.id, "convention")

    assert listed(club, draft)[0].wanted == recipe
    attachments.finish(club.store, draft)
    assert [undone(club, draft), undone(club, draft)] == ["Pages modifiées", "Sorte de pièce changée"]
    assert listed(club, draft) == (item,)


def test_a_photo_is_what_it_was_once_undone(club):
    draft = club.draft()
    club.joins(draft, club.brings("photo.jpg", photos.photo()))
    (item,) = listed(club, draft)
    whole = item.recipe.pages[0].model_copy(update={"corners": None, "clearer": False})

    attachments.change_recipe(club.store, draft, item.id, item.recipe.model_copy(update={"pages": (whole,)}), "Photo entière")
    assert listed(club, draft)[0].sha256 != item.sha256
    undone(club, draft)

    assert listed(club, draft) == (item,)


def test_what_was_replaced_takes_no_room(piece):
    club, draft, item = piece
    attachments.change_recipe(club.store, draft, item.id, turned(item.recipe, 0, 90), "Page tournée")

    kept = {sha256 for (sha256,) in club.store.rows("SELECT sha256 FROM stored_file")}

    (now,) = listed(club, draft)
    assert kept == {now.sha256, item.recipe.sources[0].sha256}


def test_a_piece_is_cut_at_its_pages_and_the_parts_take_its_place(piece):
    club, draft, item = piece
    club.joins(draft, club.brings("après.pdf"))

    parts = attachments.split(club.store, draft, item.id, (1, 2), TODAY)

    now = listed(club, draft)
    assert tuple(each.id for each in now[:3]) == parts
    assert [texts(club, each) for each in now[:3]] == [["une"], ["deux"], ["trois"]]
    assert now[3].original_name == "après.pdf"
    assert attachments.split(club.store, draft, parts[0], (1,), TODAY) == (parts[0],)

    assert undone(club, draft) == "Pièce coupée"
    assert [each.id for each in listed(club, draft)] == [item.id, now[3].id]


def test_what_was_done_by_others_meanwhile_stays(piece):
    club, draft, item = piece
    attachments.change_kind(club.store, draft, item.id, "other")
    attachments.remove(club.store, draft, item.id, TODAY)
    trash.put_back(club.store, "attachment", item.id)

    assert undone(club, draft) == "Pièce retirée"
    assert undone(club, draft) == "Sorte de pièce changée"
    assert listed(club, draft) == (item,)


def test_a_new_act_forgets_what_was_undone(piece):
    club, draft, item = piece
    attachments.change_kind(club.store, draft, item.id, "other")
    undone(club, draft)
    attachments.remove(club.store, draft, item.id, TODAY)

    view = attachments.page(club.store, draft, TODAY)
    assert (view.undo, view.redo) == ("Pièce retirée", "")
    assert attachments.redo(club.store, draft, TODAY) == ""


def test_nothing_was_done_so_nothing_is_undone(club):
    assert undone(club, club.draft()) == ""


def test_an_emptied_trash_ends_the_journal_of_what_was_in_it(piece):
    club, draft, item = piece
    attachments.split(club.store, draft, item.id, (1,), TODAY)

    trash.empty(club.store)

    assert attachments.page(club.store, draft, TODAY).undo == ""
    assert [texts(club, each) for each in listed(club, draft)] == [["une"], ["deux", "trois"]]


def test_a_finalised_invoice_has_no_journal_any_more_and_keeps_what_came(piece):
    club, draft, item = piece
    issue.finalise(club.store, draft, TODAY)

    assert club.store.rows("SELECT count(*) FROM attachment_act") == [(0,)]
    assert attachments.original(club.store, item.recipe, 0)[1] == samples.pdf("une", "deux", "trois")


def test_what_has_no_pages_is_not_changed(club):
    draft = club.draft()
    club.joins(draft, club.brings("notes.txt", b"une note"), club.brings("une.pdf"))
    note, pdf = listed(club, draft)

    with pytest.raises(Trouble, match=r"notes\.txt"):
        attachments.merge(club.store, draft, (note.id, pdf.id), TODAY)
    with pytest.raises(Trouble, match="au moins une page"):
        attachments.change_recipe(club.store, draft, pdf.id, pdf.recipe.model_copy(update={"pages": ()}), "Page retirée")
    with pytest.raises(Trouble, match="n’est plus là"):
        attachments.split(club.store, draft, "gone", (1,), TODAY)


def test_pieces_of_two_kinds_stay_apart(club):
    draft = club.draft()
    club.joins(draft, club.brings("plan.pdf"), kind="other")
    club.joins(draft, club.brings("Léo.pdf"))
    before = listed(club, draft)

    with pytest.raises(Trouble, match="même nature"):
        attachments.merge(club.store, draft, [item.id for item in before], TODAY)

    assert listed(club, draft) == before, "the children's certificates are found by their kind when names are erased"


def test_a_pdf_that_an_older_version_joined_is_changed_and_comes_back(piece):
    club, draft, item = piece
    before = item.model_copy(update={"recipe": None})
    rewrite_attachment(club.store, before)

    attachments.change_recipe(
        club.store, draft, item.id, turned(attachments.page(club.store, draft, TODAY).lines[0].recipe, 0, 90), "Page tournée"
    )
    assert turns(club, listed(club, draft)[0]) == [90, 0, 0]
    undone(club, draft)

    assert listed(club, draft) == (before,)


ACTS = st.lists(
    st.tuples(st.sampled_from(["turn", "drop", "merge", "split", "kind", "order", "remove", "undo", "redo"]), st.integers(0, 9)), max_size=7
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_any_acts_end_where_they_began_once_undone(club, acts):
    draft, came = club.draft(), [samples.pdf("une", "deux", "trois"), samples.pdf("quatre"), samples.pdf("cinq", "six")]
    club.joins(draft, *[club.brings(f"{rank}.pdf", data) for rank, data in enumerate(came)])
    before = listed(club, draft)

    for act, number in acts:
        done(club, draft, act, number)
    while len(club.store.rows("SELECT 1 FROM attachment_act WHERE invoice_id = :id AND undone = 0", id=draft)) > 1:
        undone(club, draft)

    assert listed(club, draft) == before
    for data in came:
        assert club.store.rows("SELECT 1 FROM stored_file WHERE sha256 = :sha256", sha256=hashlib.sha256(data).hexdigest())


def done(club, draft, act, number):
    items = listed(club, draft)
    if act == "undo" and len(club.store.rows("SELECT 1 FROM attachment_act WHERE invoice_id = :id AND undone = 0", id=draft)) > 1:
        undone(club, draft)
    elif act == "redo":
        attachments.redo(club.store, draft, TODAY)
    if act in ("undo", "redo") or not items:
        return
    item = items[number % len(items)]
    match act:
        case "turn":
            attachments.change_recipe(club.store, draft, item.id, turned(item.recipe, number % item.pages, 90), "Page tournée")
        case "drop":
            places = tuple(range(item.pages))[: max(1, item.pages - 1)]
            attachments.change_recipe(club.store, draft, item.id, only(item.recipe, places), "Page retirée")
        case "merge":
            alike = [each.id for each in items if each.kind == item.kind]
            attachments.merge(club.store, draft, alike[: number + 1], TODAY)
        case "split":
            attachments.split(club.store, draft, item.id, (1 + number % 3,), TODAY)
        case "kind":
            attachments.change_kind(club.store, draft, item.id, ("other", "attestation")[number % 2])
        case "order":
            attachments.reorder(club.store, draft, [each.id for each in items[::-1]])
        case "remove":
            attachments.remove(club.store, draft, item.id, TODAY)
