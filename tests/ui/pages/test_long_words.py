"""A word without a space, as long as a name of file may be, cuts nothing and widens no page."""

import pytest

from chorus_desktop import services
from chorus_desktop.domain.invoice import Line
from chorus_desktop.ui.pages.attachments import AttachmentsPage
from chorus_desktop.ui.pages.invoice import InvoicePage
from chorus_desktop.ui.pages.review import ReviewPage
from chorus_desktop.ui.widgets.words import breakable, shortened
from tests.helpers import examples
from tests.pdf.samples import pdf

LONG = "Anticonstitutionnellement" * 8


@pytest.mark.parametrize("page", [ReviewPage, InvoicePage])
def test_a_page_with_a_long_word_does_not_scroll_sideways(room, page):
    lines = (Line(designation=LONG, quantity=1, unit="séance", unit_price=10), *examples.lines())
    shown = room.show(page(room.desk, room.club.draft(lines=lines, notes=LONG)))

    assert shown.area.horizontalScrollBar().maximum() == 0


def test_the_long_name_of_a_file_is_shown_on_demand_and_widens_nothing(room):
    invoice_id, name = room.club.draft(), f"{'a' * 190}-fin.pdf"
    path = room.folder / name
    path.write_bytes(pdf("Attestation"))
    services.attachments.add(room.store, invoice_id, (path,), "attestation")

    shown = room.show(AttachmentsPage(room.desk, invoice_id))

    assert shown.area.horizontalScrollBar().maximum() == 0
    assert name not in room.reads()
    room.press("Nom d’origine de PJ1-attestations-FA2026-001.pdf")
    assert name in room.reads().replace("\u200b", "")
    assert shown.area.horizontalScrollBar().maximum() == 0


def test_words_are_cut_where_they_must_and_names_where_they_say_least():
    assert breakable("Une phrase ordinaire.") == "Une phrase ordinaire."
    assert breakable("x" * 90).replace("\u200b", "") == "x" * 90
    assert len(max(breakable("x" * 90).split("\u200b"), key=len)) == 20
    assert shortened("court.pdf") == "court.pdf"
    assert len(shortened(f"{'a' * 90}-fin.pdf")) == 60
    assert shortened(f"{'a' * 90}-fin.pdf").endswith("-fin.pdf")
