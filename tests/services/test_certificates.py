"""Attestations issued from the sheet: what will be issued is told before, signed by the image or by hand, issued again when the sheet changed."""

from datetime import date
from pathlib import Path

import pytest

from chorus_desktop.domain.attendance import Change
from chorus_desktop.domain.certificate import Grouping
from chorus_desktop.domain.ordering import CertificateOrder
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import attachments, certificates, deposit, invoices, issue
from chorus_desktop.services.views import Refused
from chorus_desktop.store import roster as rows
from chorus_desktop.store.associations import association, save_association
from chorus_desktop.store.certificates import certificates as kept_sets
from chorus_desktop.store.files import keep_file
from chorus_desktop.store.marks import put_marks
from tests.helpers import presences, scanner
from tests.helpers.clubs import TODAY, codes
from tests.pdf import samples

SPAN = {"first": date(2026, 1, 1), "last": date(2026, 1, 31)}


class Stopped(Exception):  # noqa: N818 - what the window raises to give a work up
    """The work was given up."""


def nothing(*_):
    return None


def order(**more):
    return CertificateOrder(**{**SPAN, "place": "Cherbourg", "issued_on": TODAY, **more})


def said_of(club, draft):
    """What is said of an invoice, but for the proof by the sheet, which has tests of its own."""
    return [said for said in codes(invoices.view(club.store, draft, TODAY).problems) if not said[0].startswith("attendance.")]


def signs_by_image(club):
    saved = association(club.store, club.association)
    picture = keep_file(club.store, samples.saved(samples.scan(300, 100), "PNG"))
    save_association(club.store, club.association, saved.value.model_copy(update={"signature": picture}), {})


def issues(club, invoice_id="", **more):
    return certificates.issue(club.store, club.dossier, invoice_id, order(**more), TODAY, nothing)[0]


def changes(club, *cells):
    put_marks(club.store, club.dossier, [Change(place, None, cell) for place, cell in cells], "Corriger")


@pytest.fixture
def marked(club):
    """Ten children at four sessions, one of them at none."""
    presences.stored(club.store, club.dossier, presences.sheet(10, 4, *((9, session) for session in range(4))))
    return club


def sets(club, invoice_id=""):
    return certificates.view(club.store, club.dossier, invoice_id, TODAY).sets


def test_what_will_be_issued_is_told_before(marked):
    found = certificates.reckon(marked.store, marked.dossier, "", order(), TODAY)
    listed = certificates.reckon(marked.store, marked.dossier, "", order(grouping=Grouping.COLLECTIVE), TODAY)
    chosen = certificates.reckon(marked.store, marked.dossier, "", order(only=("c0", "c1")), TODAY)

    assert (found.said, found.left_out) == ("9 attestations, 36 présences", ("Tom A.",))
    assert listed.said == "1 liste de 9 enfants, 36 présences"
    assert found.words == (
        "Je soussigné(e) Claire Martin, Présidente de l’association Judo Club de la Baie, atteste que Lina A., bénéficiaire de C’LOISIRS, "
        "a participé aux activités ci-dessous du 1er au 31 janvier 2026\u00a0: 4 séances, 6\u00a0h."
    )
    assert "que les enfants ci-dessous, bénéficiaires de C’LOISIRS, ont participé" in listed.words
    assert chosen.said == "2 attestations, 8 présences"
    assert kept_sets(marked.store, marked.dossier) == ()


def test_cells_that_nobody_ticked_in_the_period_are_counted_before(club):
    presences.stored(club.store, club.dossier, presences.sheet(3, 6, blank=((0, 1), (1, 2), (0, 4), (1, 5))))

    def blank(**more):
        return certificates.reckon(club.store, club.dossier, "", order(**more), TODAY).blank

    assert blank() == 2
    assert blank(only=("c0", "c2")) == 1
    assert blank(last=date(2026, 1, 14)) == 1
    assert blank(first=date(2026, 1, 15), last=date(2026, 1, 20)) == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"first": None}, "order.first"), ({"last": None}, "order.last"), ({"last": date(2025, 12, 1)}, "order.reversed"),
        ({"place": " "}, "order.place"), ({"issued_on": None}, "order.day"), ({"issued_on": date(2026, 1, 20)}, "order.ahead"),
        ({"only": ("c9",)}, "order.nobody"),
    ],
)  # fmt: skip
def test_what_keeps_from_issuing_is_said(marked, more, code):
    (problem,) = certificates.reckon(marked.store, marked.dossier, "", order(**more), TODAY).problems
    assert problem.code == code
    with pytest.raises(Refused):
        issues(marked, **more)
    assert kept_sets(marked.store, marked.dossier) == ()


def test_the_period_of_the_invoice_in_hand_is_proposed(marked):
    draft = marked.draft()
    view = certificates.view(marked.store, marked.dossier, draft, TODAY)

    assert (view.order.first, view.order.last) == (SPAN["first"], SPAN["last"])
    assert (view.order.place, view.order.issued_on, view.order.by_image) == ("Cherbourg-en-Cotentin", TODAY, False)
    assert view.invoice_title == "Facture de janvier 2026"
    assert len(view.children) == 10


def test_to_be_signed_by_hand_they_are_asked_for_once_and_no_longer_said_to_be_missing(marked):
    draft = marked.draft()
    made = issues(marked, draft)

    (row,) = sets(marked, draft)
    assert (row.to_sign, row.joined, row.lacking) == (True, False, tuple(range(1, 10)))
    assert said_of(marked, draft) == [("attachments.certificates", "certificates.to_sign")]
    task = next(task for task in invoices.view(marked.store, draft, TODAY).tasks if task.stage == "attachments")
    assert task.fact == "Attestations à signer"
    with pytest.raises(Refused):
        issue.finalise(marked.store, draft, TODAY)
    assert len(scanner.texts(certificates.paper(marked.store, made))) == 9


def test_signed_by_the_image_they_are_joined_at_once_under_a_name_without_a_child(marked):
    signs_by_image(marked)
    draft = marked.draft()
    assert certificates.view(marked.store, marked.dossier, draft, TODAY).order.by_image
    made = issues(marked, draft, by_image=True)

    view = invoices.view(marked.store, draft, TODAY)
    assert said_of(marked, draft) == []
    assert [(file.name, file.kind) for file in view.files] == [("PJ1-attestations-FA2026-001.pdf", "attestation")]
    (item,) = attachments.listed(marked.store, draft)
    assert (item.certificates, attachments.content(marked.store, item)) == (made, certificates.paper(marked.store, made))
    assert not any(name in item.original_name for name in presences.NAMES)


def test_when_the_sheet_changes_she_is_told_and_what_changed_before_they_are_issued_again(marked):
    signs_by_image(marked)
    draft = marked.draft()
    first = issues(marked, draft, by_image=True)
    changes(marked, (("judo-1", "c0"), presences.ABSENT))

    assert said_of(marked, draft) == [("attachments.certificates", "certificates.outdated")]
    assert [row.outdated for row in sets(marked, draft)] == [True]
    found = certificates.reckon(marked.store, marked.dossier, draft, order(by_image=True), TODAY)
    (change,) = found.changes
    assert "4 → 3 séances" in change

    second = issues(marked, draft, by_image=True)
    assert said_of(marked, draft) == []
    assert [item.certificates for item in attachments.listed(marked.store, draft)] == [second]
    rows = {row.id: row for row in sets(marked, draft)}
    assert rows[first].replaced_by == rows[second].code
    assert not rows[first].outdated


def test_a_child_who_came_to_be_paid_for_makes_them_old(marked):
    draft = marked.draft()
    issues(marked, draft)
    changes(marked, (("judo-0", "c9"), presences.PRESENT))

    assert ("attachments.certificates", "certificates.outdated") in said_of(marked, draft)


def test_given_up_nothing_is_kept(marked):
    draft = marked.draft()

    def stop(done, *_):
        if done == 5:
            raise Stopped

    with pytest.raises(Stopped):
        certificates.issue(marked.store, marked.dossier, draft, order(), TODAY, stop)
    assert kept_sets(marked.store, marked.dossier) == ()
    assert attachments.listed(marked.store, draft) == ()


def test_one_file_each_in_a_folder_without_a_childs_name(marked, tmp_path):
    made = issues(marked)
    folder = tmp_path / "attestations"
    folder.mkdir()

    assert certificates.files(marked.store, marked.dossier, made, folder, nothing) == 9
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 9
    assert not any(name.casefold() in " ".join(names).casefold() for name in presences.NAMES)
    with pytest.raises(Trouble, match="n’a pas pu être écrit"):
        certificates.files(marked.store, marked.dossier, made, Path(tmp_path / "absent"), nothing)


def test_taken_away_they_come_back_with_their_attachment(marked):
    signs_by_image(marked)
    draft = marked.draft()
    made = issues(marked, draft, by_image=True)
    gone = certificates.remove(marked.store, marked.dossier, made, TODAY)
    assert (sets(marked, draft), attachments.listed(marked.store, draft)) == ((), ())
    with pytest.raises(Trouble, match="ne sont plus là"):
        certificates.signed(marked.store, marked.dossier, made)

    certificates.put_back(marked.store, made, gone)
    assert [row.joined for row in sets(marked, draft)] == [True]


def test_those_of_an_issued_invoice_stay_with_it_and_new_ones_are_made_for_themselves(marked):
    signs_by_image(marked)
    draft = marked.draft()
    made = issues(marked, draft, by_image=True)
    issue.finalise(marked.store, draft, TODAY)

    with pytest.raises(Trouble, match="jointes à la facture FA2026-001"):
        certificates.remove(marked.store, marked.dossier, made, TODAY)
    assert certificates.view(marked.store, marked.dossier, draft, TODAY).numbered
    other = issues(marked, draft, by_image=True)
    assert [item.certificates for item in attachments.listed(marked.store, draft)] == [made]
    assert {row.id: row.invoice for row in sets(marked)}[other] == ""


def test_two_groups_have_their_own_and_both_stay_joined(marked):
    signs_by_image(marked)
    draft = marked.draft()
    first = issues(marked, draft, by_image=True, children="", only=("c0", "c1"))
    second = issues(marked, draft, by_image=True, children="", only=("c2",))

    assert [item.certificates for item in attachments.listed(marked.store, draft)] == [first, second]
    assert all(not row.replaced_by for row in sets(marked, draft))


def test_the_deposit_folder_gets_them_under_the_portals_name(marked):
    signs_by_image(marked)
    draft = marked.draft()
    made = issues(marked, draft, by_image=True)
    issue.finalise(marked.store, draft, TODAY)
    files = deposit.files(marked.store, draft, TODAY)

    assert files["PJ1-attestations-FA2026-001.pdf"] == certificates.paper(marked.store, made)
    assert not any(child in name for child in presences.NAMES for name in files)


def test_of_an_invoice_that_replaces_a_cancelled_one_new_ones_take_the_place_of_the_copied_ones(marked):
    signs_by_image(marked)
    draft = marked.draft()
    issues(marked, draft, by_image=True)
    issue.finalise(marked.store, draft, TODAY)
    again = issue.cancel(marked.store, draft, TODAY, "Une présence de trop.")
    assert len(attachments.listed(marked.store, again)) == 1

    made = issues(marked, again, by_image=True)
    assert [item.certificates for item in attachments.listed(marked.store, again)] == [made]


def test_other_pieces_are_made_one_without_them(marked):
    signs_by_image(marked)
    draft = marked.draft()
    made = issues(marked, draft, by_image=True)
    marked.joins(draft, marked.brings("un.pdf"), marked.brings("deux.pdf"))
    own, *others = attachments.listed(marked.store, draft)
    attachments.merge(marked.store, draft, [item.id for item in others], TODAY)
    with pytest.raises(Trouble, match="ne se changent pas ici"):
        attachments.change_recipe(marked.store, draft, own.id, others[0].recipe, "Page tournée")

    assert [(item.certificates, item.original_name) for item in attachments.listed(marked.store, draft)][1:] == [
        ("", "2 pièces réunies.pdf")
    ]
    assert attachments.listed(marked.store, draft)[0].certificates == made


@pytest.mark.parametrize("by_image", [False, True])
def test_a_name_that_no_paper_can_show_is_said_before_anything_is_signed(marked, by_image):
    signs_by_image(marked)
    child = rows.saved(marked.store, rows.CHILDREN, "c0").value
    rows.save(marked.store, rows.CHILDREN, "c0", child.model_copy(update={"first_name": "李明"}), {})

    (problem,) = certificates.reckon(marked.store, marked.dossier, "", order(by_image=by_image), TODAY).problems
    assert problem.where == "children"
    assert "«\u00a0李\u00a0» et «\u00a0明\u00a0»" in problem.sentence
    with pytest.raises(Refused):
        issues(marked, by_image=by_image)
    assert kept_sets(marked.store, marked.dossier) == ()
    (place,) = certificates.reckon(marked.store, marked.dossier, "", order(place="明", only=("c1",)), TODAY).problems
    assert (place.where, place.code) == ("place", "text.unprintable")
