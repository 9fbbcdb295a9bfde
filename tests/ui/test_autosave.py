"""What is typed reaches the disk by itself, in time, and never twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from chorus_desktop.ui.forms import autosave
from chorus_desktop.ui.forms.autosave import LATEST_MS, Autosave


@pytest.fixture
def page(shown):
    stack = QStackedWidget()
    widget = QWidget()
    stack.addWidget(widget)
    stack.addWidget(QWidget())
    shown(stack)
    yield widget
    stack.close()


@pytest.fixture
def saved():
    return []


def test_the_disk_has_what_is_left_of_two_seconds():
    assert 500 <= LATEST_MS <= 1900


def test_typing_without_a_pause_is_saved_all_the_same(page, saved, qtbot, monkeypatch):
    monkeypatch.setattr(autosave, "LATEST_MS", 60)
    texts = {"name": ""}
    keeper = Autosave(page, lambda: dict(texts), saved.append)

    def type_on() -> bool:
        texts["name"] += "a"
        keeper.touch()
        return len(saved) >= 2

    qtbot.waitUntil(type_on)

    assert len(saved[0]["name"]) < len(saved[1]["name"])


def test_nothing_typed_saves_nothing(page, saved):
    keeper = Autosave(page, dict, saved.append)

    keeper.flush()
    page.hide()

    assert saved == []


def test_leaving_the_page_saves_at_once_and_once(page, saved):
    keeper = Autosave(page, lambda: {"siret": "12"}, saved.append)
    keeper.touch()
    assert keeper.unsaved

    page.parentWidget().setCurrentIndex(1)
    keeper.flush()

    assert saved == [{"siret": "12"}]
    assert not keeper.unsaved


def test_going_to_another_program_saves(page, saved):
    keeper = Autosave(page, lambda: {"siret": "12"}, saved.append)
    keeper.touch()

    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)

    assert saved == [{"siret": "12"}]


def test_closing_the_window_saves(page, saved):
    keeper = Autosave(page, lambda: {"siret": "12"}, saved.append)
    keeper.touch()

    page.window().close()

    assert saved == [{"siret": "12"}]
