"""Sheets to tick and attestations: valid, the same twice, complete, coded on every page; no name where none may stand."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from chorus_desktop.documents.certificate import certificate_files, certificate_paper
from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.page_codes import codes_in
from tests.documents.approved import assert_approved, pages
from tests.documents.presence_papers import IMAGES, LONG, attendance, issued, sheet, stays
from tests.helpers import presences
from tests.helpers.verapdf import judged, validate

NOBODY = Attendance(activities=(presences.judo(),), sessions=presences.weekly(3))
PAPERS = {
    "sheet": lambda: sheet(12, 12)[1],
    "sheet-filled": lambda: sheet(20, 14, filled=True, practice=True)[1],
    "sheet-portrait": lambda: sheet(8, 6, landscape=False)[1],
    "sheet-nobody": lambda: sheet(0, 3, of=NOBODY)[1],
    "attestations": lambda: certificate_paper(issued(3, 4, signature="signature"), IMAGES),
    "attestations-year": lambda: certificate_paper(issued(2, 40, practice=True), {}),
    "attestations-months": lambda: certificate_paper(issued(2, 6, "child_month"), {}),
    "attestations-list": lambda: certificate_paper(issued(30, 12, "collective", signature="signature"), IMAGES),
    "attestations-stays": lambda: certificate_paper(issued(2, 0, of=stays(), by="stay"), {}),
    "attestations-stays-list": lambda: certificate_paper(issued(2, 0, "collective", of=stays(), by="stay"), {}),
}


def text(data):
    return " ".join("\n".join(pages(data)).split())


@judged
@pytest.mark.parametrize("name", PAPERS)
def test_valid_under_three_standards(name):
    data = PAPERS[name]().data

    assert {flavour: validate(data, flavour) for flavour in ("1b", "1a", "ua1")} == {"1b": [], "1a": [], "ua1": []}


@pytest.mark.parametrize("name", PAPERS)
def test_same_input_same_bytes(name):
    assert PAPERS[name]().data == PAPERS[name]().data


@pytest.mark.parametrize("name", [name for name in PAPERS if name not in {"attestations-list", "sheet-filled"}])
def test_text_of_each_page(name):
    assert_approved(name, PAPERS[name]().data)


@pytest.mark.parametrize("name", PAPERS)
def test_each_page_is_known_by_its_code_and_numbered(name):
    paper = PAPERS[name]()

    assert [[found.page for found in page] for page in codes_in(paper.data)] == [[rank] for rank in range(1, paper.pages + 1)]
    assert all(f" · page {rank}/{paper.pages}" in page for rank, page in enumerate(pages(paper.data), start=1))


@pytest.mark.parametrize("children", [1, 13, 14, 30, 300])
@pytest.mark.parametrize("sessions", [1, 12, 40])
@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("filled", [True, False])
def test_what_was_planned_for_a_page_fits_on_it(children, sessions, landscape, filled):
    if children * sessions > 4000:
        children = 60
    made, paper = sheet(children, sessions, landscape=landscape, filled=filled)

    assert paper.pages == len(made.pages)


def test_a_sheet_has_every_name_and_every_date_on_its_page():
    made, paper = sheet(30, 40, landscape=False)
    known = attendance(30, 40)
    names = {child.id: child.name for child in known.children}
    days = {session.id: session.day.day for session in known.sessions}
    for planned, page in zip(made.pages, pages(paper.data), strict=True):
        flat = " ".join(page.split())
        assert all("".join(names[child].split()) in "".join(flat.split()) for child in planned.children), "on as many lines as it takes"
        assert all(re.search(rf"\bmer\. {days[session] if days[session] > 1 else '1er'} ", flat) for session in planned.sessions)
        assert "P : présent" in flat
        assert "Signature de l’encadrant" in flat


def test_a_filled_sheet_says_marks_and_sums():
    flat = text(sheet(3, 3, filled=True)[1].data)

    assert "Noé A. Poussins P P 2 séances 3 h" in flat, "one of its sessions says nothing"
    assert "Présents en tout 1 3 3" in flat


def test_sessions_at_several_times_say_them_in_their_column():
    known = attendance(2, 3)
    first, *rest = known.sessions
    moved = replace(known, sessions=(first.model_copy(update={"ends_at": None}), *rest))

    assert "7 janv. 14 h mer. 14 janv. 14 h – 15 h 30" in text(sheet(2, 3, of=moved)[1].data)


def test_words_too_long_for_their_line_are_cut_not_drawn_over_others():
    _, paper = sheet(1, 1, association="Association " * 40)

    assert paper.pages == 1
    assert "…" in text(paper.data)


def test_a_set_has_a_bookmark_for_each_attestation_and_names_no_child_elsewhere():
    made = issued(3, 4)
    paper = certificate_paper(made, {})
    reader = PdfReader(io.BytesIO(paper.data))

    assert [(entry.title, reader.get_destination_page_number(entry)) for entry in reader.outline] == [
        (item.name, rank) for rank, item in enumerate(made.items)
    ]
    said = " ".join([paper.name, paper.title, *(str(value) for value in reader.metadata.values())])
    assert not any(item.name.split()[0] in said for item in made.items)
    months = PdfReader(io.BytesIO(PAPERS["attestations-months"]().data)).outline
    assert [entry.title for entry in months][:2] == [f"Lina {LONG}, janvier 2026", f"Lina {LONG}, février 2026"]


def test_one_file_each_says_the_same_under_the_same_numbers():
    made = issued(4, 4, "child_month")
    whole = pages(certificate_paper(made, {}).data)
    files = list(certificate_files(made, {}))

    assert [file.name for file in files] == [f"attestation-{made.code}-{rank:03}.pdf" for rank in range(1, len(made.items) + 1)]
    assert [page for file in files for page in pages(file.data)] == whole
    assert sum(file.pages for file in files) == len(whole)
    assert [found.page for file in files for page in codes_in(file.data) for found in page] == list(range(1, len(whole) + 1))


def test_signed_by_an_image_or_by_hand():
    by_hand = certificate_paper(issued(1, 3), IMAGES)
    signed = certificate_paper(issued(1, 3, signature="signature"), IMAGES)
    without = certificate_paper(issued(1, 3, signature="lost"), {})

    assert [len(PdfReader(io.BytesIO(paper.data)).pages[0].images) for paper in (by_hand, signed, without)] == [0, 1, 0]
    assert ["Présidente Signature" in text(paper.data) for paper in (by_hand, signed, without)] == [True, False, True]


def test_a_signature_that_is_no_image_is_told():
    with pytest.raises(Trouble):
        certificate_paper(issued(1, 3, signature="bad"), {"bad": b"no image"})


@pytest.mark.parametrize("draw", [certificate_paper, lambda *given: list(certificate_files(*given))])
def test_how_far_it_is_is_told_and_it_can_be_stopped(draw):
    told = []
    draw(issued(3, 2), {}, lambda done, count, words: told.append((done, count, words)))

    assert told == [(1, 3, "1 attestation sur 3"), (2, 3, "2 attestations sur 3"), (3, 3, "3 attestations sur 3")]

    def stop(done, count, words):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        draw(issued(3, 2), {}, stop)


@pytest.mark.parametrize("sessions", range(2, 16))
def test_the_signature_never_stands_alone_on_a_page(sessions):
    made = issued(1, sessions)
    words = ("Je soussignée Claire Martin, présidente, atteste ce qui suit. " * 37,)

    *_, last = pages(certificate_paper(made.model_copy(update={"words": words}), {}).data)

    assert "Fait à" in last
    assert "janvier 2026" in last or "mercredi" in last


def test_a_list_repeats_its_titles_and_sums_everything():
    paper = PAPERS["attestations-list"]()
    texts = pages(paper.data)

    assert paper.pages > 1
    assert all("Enfant" in page and "N° de carte" in page for page in texts)
    assert "30 enfants 358 présences, 537 h" in text(paper.data)


def test_what_nobody_timed_has_no_column_of_hours():
    known = attendance(1, 3)
    untimed = replace(known, sessions=tuple(session.model_copy(update={"ends_at": None}) for session in known.sessions))

    assert "Durée" in text(certificate_paper(issued(1, 3), {}).data)
    assert "Durée" not in text(certificate_paper(issued(1, 3, of=untimed), {}).data)


def test_an_activity_among_several_is_named_before_its_dates():
    made = issued(2, 4, "collective")
    mixed = made.items[0].model_copy(
        update={"attended": (*made.items[0].attended, made.items[0].attended[0].model_copy(update={"activity": "Piscine"}))}
    )

    flat = text(certificate_paper(made.model_copy(update={"items": (mixed, made.items[1])}), {}).data)

    assert "Piscine : 14 janvier 2026" in flat
    assert "Atelier judo du mercredi : 14, 21 et 28 janvier 2026" in flat
