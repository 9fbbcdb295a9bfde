"""What a screen reader counts in a scroll area stays what it was when it asks for it."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pdf_preview import PdfPreview


def test_a_page_keeps_its_children_when_it_grows_and_shrinks(shown):
    page = Page("Facture")
    long = QLabel("une ligne\n" * 200)
    page.add(long)
    shown(page, 800, 600)
    area = QAccessible.queryAccessibleInterface(page.area)
    bar = page.area.verticalScrollBar()

    children = area.childCount()
    assert bar.maximum() > 0
    assert not bar.property("idle")
    long.setText("court")
    page.layout().activate()
    page.area.widget().layout().activate()
    page.resize(800, 601)
    assert bar.maximum() == 0
    assert bar.property("idle")
    assert area.childCount() == children


@pytest.mark.parametrize("size", [(900, 700), (300, 200)])
def test_a_preview_keeps_its_children(shown, size):
    preview = PdfPreview("Facture")
    shown(preview, *size)

    assert QAccessible.queryAccessibleInterface(preview._view).childCount() == len(["viewport", "horizontal bar", "vertical bar"])
