"""Scans and photos brought back: each page goes where its code says, and signed attestations become the invoice's attachment."""

from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from chorus_desktop.domain.attested import lacking_said
from chorus_desktop.domain.paper_code import SHEET, paper_code
from chorus_desktop.domain.problems import Problem
from chorus_desktop.pdf.page_codes import seen_in
from chorus_desktop.services import attachments, certificates, coded_papers, invoices, scans, sheet_scan, sheets, trash
from chorus_desktop.services.scanned import Brought
from chorus_desktop.services.sheets import SheetOrder
from chorus_desktop.services.trash import put_back
from tests.helpers import clubs, presences, scanner
from tests.helpers.clubs import TODAY
from tests.pdf import samples
from tests.services.test_certificates import issues, nothing

SPAN = {"first": date(2026, 1, 1), "last": date(2026, 1, 31)}


@pytest.fixture
def marked(club):
    presences.stored(club.store, club.dossier, presences.sheet(4, 4))
    return club


def printed(club):
    sheet = sheets.draw(club.store, club.dossier, SheetOrder(activity="judo", **SPAN), TODAY)
    sheets.keep(club.store, sheet.made)
    return sheet


def drops(club, *files):
    brought = [Brought(name=name, data=data) for name, data in files]
    return scans.file(club.store, brought, TODAY, nothing)


def rows(club):
    return sheets.view(club.store, club.dossier, TODAY).rows


def test_a_scan_is_filed_with_its_sheet_and_told(marked):
    sheet = printed(marked)
    data = scanner.scan(scanner.pictures(sheet.data), [180])
    filed = drops(marked, ("scan.pdf", data))

    assert filed.done == ("1 page rangée\u00a0: feuille du 7 au 28 janvier 2026 (Atelier judo du mercredi).",)
    (row,) = rows(marked)
    assert row.lacking == ()
    assert attachments.content(marked.store, row.scans[0]) == data, "the very bytes that came"


def test_a_photo_is_kept_as_it_came_and_shown_as_a_page(marked):
    sheet = printed(marked)
    data = scanner.photo(scanner.pictures(sheet.data)[0], 90)
    drops(marked, ("photo.jpg", data))

    (row,) = rows(marked)
    assert attachments.content(marked.store, row.scans[0]) == data
    assert sheet_scan.typed(marked.store, marked.dossier, row.id).scan.startswith(b"%PDF-")


def test_several_papers_in_one_scan_are_taken_apart_in_any_dossier(marked, tmp_path):
    other = clubs.founded(marked.store, tmp_path, siret="732 829 320 00074")
    made = presences.sheet(2, 1)
    stay = {f"{item.id}": f"o{item.id}" for item in (*made.children, *made.activities, *made.sessions)}
    presences.stored(marked.store, other.dossier, presences.Attendance(
        children=tuple(item.model_copy(update={"id": stay[item.id]}) for item in made.children),
        activities=tuple(item.model_copy(update={"id": stay[item.id]}) for item in made.activities),
        sessions=tuple(item.model_copy(update={"id": stay[item.id], "activity": stay[item.activity]}) for item in made.sessions),
    ))  # fmt: skip
    theirs = sheets.draw(other.store, other.dossier, SheetOrder(activity="ojudo", **SPAN), TODAY)
    sheets.keep(other.store, theirs.made)
    mine = printed(marked)
    pages = [*scanner.pictures(theirs.data), scanner.blank(), *scanner.pictures(mine.data)]
    filed = drops(marked, ("tout.pdf", scanner.scan(pages)))

    assert len(filed.done) == 2
    assert filed.done[0].endswith(", Judo Club de la Baie."), "whose it is, since the file has several associations"
    assert [page.said for page in filed.unplaced] == ["Page 2 de «\u00a0tout.pdf\u00a0»\u00a0: aucun code lu."]
    (theirs_row,), (mine_row,) = rows(other), rows(marked)
    for row in (theirs_row, mine_row):
        assert len(scanner.texts(attachments.content(marked.store, row.scans[0]))) == 1, "no page of another dossier's"


def test_a_scan_that_came_already_is_said_and_not_doubled(marked):
    sheet = printed(marked)
    data = scanner.scan(scanner.pictures(sheet.data))
    drops(marked, ("scan.pdf", data))
    again = drops(marked, ("encore.pdf", data), ("et encore.pdf", data))

    assert again.done == ()
    assert again.refused[0] == f"«\u00a0encore.pdf\u00a0» est déjà rangé\u00a0: {sheet.made.code.pretty()}."
    assert len(rows(marked)[0].scans) == 1


def test_what_is_no_scan_is_refused_with_a_sentence_and_the_rest_is_filed(marked):
    sheet = printed(marked)
    good = scanner.scan(scanner.pictures(sheet.data))
    stranger = paper_code(SHEET, 12345)
    filed = drops(
        marked, ("notes.txt", b"hello"), ("cassé.pdf", b"%PDF-1.4 nothing"), ("image.jpg", b"nothing"),
        ("secret.pdf", samples.encrypted(samples.pdf("x"), "x")), ("autre.pdf", samples.pdf(stranger.on_page(1))), ("bon.pdf", good),
    )  # fmt: skip

    assert len(filed.done) == 1
    assert len(filed.refused) == 5
    assert "ni un PDF ni une image" in filed.refused[0]
    names = ("notes.txt", "cassé.pdf", "image.jpg", "secret.pdf", "autre.pdf")
    assert all(f"«\u00a0{name}\u00a0»" in said for name, said in zip(names, filed.refused, strict=True))
    assert f"le code {stranger.pretty()} n’est d’aucun papier de ce fichier" in filed.refused[4]


def unplaced(club):
    return drops(club, ("scan.pdf", scanner.scan([scanner.blank()]))).unplaced[0]


def test_a_page_without_a_code_is_placed_by_the_code_she_types_or_chooses(marked):
    sheet = printed(marked)
    page = unplaced(marked)
    (offered,) = coded_papers.papers(marked.store, marked.dossier)
    assert offered == (sheet.made.code.pretty(), f"{sheet.made.code.pretty()}, feuille du 7 au 28 janvier 2026 (Atelier judo du mercredi)")

    filed = scans.place(marked.store, page, sheet.made.code.pretty().lower(), "1", TODAY)
    assert len(filed.done) == 1
    assert rows(marked)[0].lacking == ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "scan.which"), ("bonjour", "code.text"), ("F-2222-22", "code.key"), (paper_code(SHEET, 99).pretty(), "scan.unknown")],
)
def test_a_code_that_is_wrong_is_said(marked, typed, code):
    typed = "F-2223-33" if code == "code.key" else typed
    answer = scans.place(marked.store, unplaced(marked), typed, "", TODAY)

    assert isinstance(answer, Problem)
    assert answer.code == code


def test_of_attestations_the_page_is_asked_for(marked):
    made = issues(marked)
    (row,) = certificates.view(marked.store, marked.dossier, "", TODAY).sets
    page = unplaced(marked)
    for number in ("", "5", "x"):
        answer = scans.place(marked.store, page, row.code, number, TODAY)
        assert isinstance(answer, Problem)
        assert (answer.code, answer.facts["count"]) == ("scan.page", 4)
    filed = scans.place(marked.store, page, f"{row.code} · page 3/4", "", TODAY)
    assert "il manque les pages 1, 2 et 4" in filed.done[0]
    assert made


def test_the_signed_scan_of_replaced_attestations_is_kept_and_told(marked):
    draft = marked.draft()
    first = issues(marked, draft)
    second = issues(marked, draft)
    filed = drops(marked, ("scan.pdf", scanner.scan(scanner.pictures(certificates.paper(marked.store, first)))))

    assert filed.done == ()
    assert "elles ont été remplacées par" in filed.refused[0]
    assert attachments.listed(marked.store, draft) == ()
    drops(marked, ("scan.pdf", scanner.scan(scanner.pictures(certificates.paper(marked.store, second)))))
    assert [item.certificates for item in attachments.listed(marked.store, draft)] == [second]


def test_a_page_scanned_again_takes_the_place_of_the_former_one(marked):
    draft = marked.draft()
    made = issues(marked, draft)
    pages = scanner.pictures(certificates.paper(marked.store, made))
    drops(marked, ("tout.pdf", scanner.scan(pages)))
    (before,) = attachments.listed(marked.store, draft)
    drops(marked, ("page2.pdf", scanner.scan([pages[1]], [180])))

    (after,) = attachments.listed(marked.store, draft)
    assert (after.pages, after.certificates) == (4, made)
    assert after.sha256 != before.sha256
    put_back(marked.store, "attachment", before.id)


@cache
def signed_pages(pdf):
    return scanner.pictures(pdf)


def batches(pages):
    """The numbers of some pages, shuffled and dealt into scans, with the turn of each."""
    return st.permutations(range(1, pages + 1)).flatmap(
        lambda order: st.tuples(
            st.integers(1, pages).map(lambda kept: order[:kept]),
            st.lists(st.sampled_from([0, 90, 180, 270]), min_size=pages, max_size=pages),
            st.integers(1, pages),
        )
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dealt=batches(4))
def test_whatever_the_order_and_turn_all_pages_are_joined_upright_in_order_or_the_missing_named(marked, dealt):
    numbers, turns, size = dealt
    draft = marked.draft()
    made = issues(marked, draft)
    pages = signed_pages(certificates.paper(marked.store, made))
    done = ()
    for start in range(0, len(numbers), size):
        batch = numbers[start : start + size]
        angles = [turns[number - 1] for number in batch]
        done = drops(marked, (f"{start}.pdf", scanner.scan([pages[number - 1] for number in batch], angles))).done

    joined = [item for item in attachments.listed(marked.store, draft) if item.certificates == made]
    missing = [number for number in range(1, 5) if number not in numbers]
    if missing:
        assert joined == []
        assert lacking_said(missing) in done[0]
    else:
        (item,) = joined
        read = [on_page[0] for on_page in seen_in(attachments.content(marked.store, item))]
        assert [(seen.page.page, seen.turn) for seen in read] == [(1, 0), (2, 0), (3, 0), (4, 0)]
        problems = invoices.view(marked.store, draft, TODAY).problems
        assert [problem.code for problem in problems if not problem.where.startswith("attendance.")] == []


def test_attestations_that_never_were_on_paper_are_asked_about_before_they_are_joined(marked):
    draft = marked.draft()
    made = issues(marked, draft)
    again = samples.changed(certificates.paper(marked.store, made), lambda writer: writer.add_metadata({"/Producer": "Another tool"}))
    filed = drops(marked, ("signees.pdf", again))

    assert (filed.done, filed.refused, [each.name for each in filed.doubtful]) == ((), (), ["signees.pdf"])
    assert not certificates.view(marked.store, marked.dossier, draft, TODAY).sets[0].joined
    said = scans.file(marked.store, [each.model_copy(update={"signed": True}) for each in filed.doubtful], TODAY, nothing)
    assert "4 pages signées sont jointes" in said.done[0]
    assert said.doubtful == ()


def test_a_sheet_that_never_was_on_paper_is_filed(marked):
    sheet = printed(marked)
    again = samples.changed(sheet.data, lambda writer: writer.add_metadata({"/Producer": "Another tool"}))

    assert len(drops(marked, ("feuille.pdf", again)).done) == 1


def test_a_scan_of_a_dossier_in_the_trash_is_not_filed_and_says_why(marked):
    sheet = printed(marked)
    trash.delete_dossier(marked.store, marked.dossier, TODAY)
    filed = drops(marked, ("scan.pdf", scanner.scan(scanner.pictures(sheet.data))))

    assert filed.done == ()
    assert "est d’un dossier qui est dans la corbeille. Remettez ce dossier" in filed.refused[0]
    put_back(marked.store, "dossier", marked.dossier)
    assert rows(marked)[0].scans == ()
    assert drops(marked, ("scan.pdf", scanner.scan(scanner.pictures(sheet.data)))).done


def test_two_papers_on_one_page_are_told(marked):
    one, other = printed(marked), printed(marked)
    (first,), (second,) = scanner.pictures(one.data), scanner.pictures(other.data)
    both = Image.new("L", (first.width, first.height + second.height), 255)
    both.paste(first, (0, 0))
    both.paste(second, (0, first.height))
    filed = drops(marked, ("scan.pdf", scanner.scan([both])))

    assert len(filed.done) == 1
    assert "deux papiers sont sur cette page" in filed.refused[0]
    assert all(sheet.made.code.pretty() in filed.refused[0] for sheet in (one, other))


def test_signed_attestations_outlive_the_draft_that_they_were_to_prove(marked):
    draft = marked.draft()
    made = issues(marked, draft)
    signed = scanner.scan(scanner.pictures(certificates.paper(marked.store, made)))
    drops(marked, ("scan.pdf", signed))
    trash.delete_invoice(marked.store, draft, TODAY)

    trash.empty(marked.store)

    (row,) = certificates.view(marked.store, marked.dossier, "", TODAY).sets
    assert (row.id, row.invoice, row.lacking, row.joined) == (made, "", (), False)
    assert certificates.signed(marked.store, marked.dossier, made)
    assert certificates.remove(marked.store, marked.dossier, made, TODAY) == ()
