"""What a screen reader counts in a scroll area stays what it was when it asks for it; the bars beside it scroll all the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar, QWidget

from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pdf_preview import PdfPreview

VIEWPORT_ALONE = 1


@pytest.fixture
def long_page(shown):
    page = Page("Facture")
    page.long = QLabel("une ligne\n" * 200)
    page.add(page.long)
    shown(page, 800, 600)
    QApplication.processEvents()
    return page


def bar_of(widget: QWidget, orientation=Qt.Orientation.Vertical) -> QScrollBar:
    """The bar that is seen, beside the area."""
    (bar,) = [bar for bar in widget.findChildren(QScrollBar) if bar.isVisibleTo(widget) and bar.orientation() is orientation]
    return bar


def children_of(area: QWidget) -> int:
    return QAccessible.queryAccessibleInterface(area).childCount()


def test_a_page_keeps_its_children_when_it_grows_shrinks_and_goes(long_page, qtbot):
    assert bar_of(long_page).maximum() > 0
    assert children_of(long_page.area) == VIEWPORT_ALONE

    long_page.long.setText("court")
    qtbot.waitUntil(lambda: bar_of(long_page).property("idle"))
    assert children_of(long_page.area) == VIEWPORT_ALONE

    long_page.hide()
    assert children_of(long_page.area) == VIEWPORT_ALONE


@pytest.mark.parametrize("size", [(900, 700), (300, 200)])
def test_a_preview_keeps_its_children(shown, size):
    preview = PdfPreview("Facture")
    shown(preview, *size)

    assert children_of(preview._view) == VIEWPORT_ALONE


def test_the_bar_moves_the_page_and_the_page_the_bar(long_page):
    bar, hidden = bar_of(long_page), long_page.area.verticalScrollBar()
    assert not bar.property("idle")
    assert (bar.maximum(), bar.pageStep(), bar.singleStep()) == (hidden.maximum(), hidden.pageStep(), hidden.singleStep())

    bar.setValue(120)
    assert long_page.area.widget().y() == -120
    hidden.setValue(30)
    assert bar.value() == 30


def test_it_follows_a_window_that_changes(long_page):
    long_page.resize(800, 300)
    QApplication.processEvents()

    bar, hidden = bar_of(long_page), long_page.area.verticalScrollBar()
    assert (bar.maximum(), bar.pageStep()) == (hidden.maximum(), hidden.pageStep())
