"""The small pieces of a page: what they say, to eyes and to screen readers, and what they do."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from chorus_desktop.domain.task import Status
from chorus_desktop.ui.widgets.bars import SaveState, UndoBar
from chorus_desktop.ui.widgets.boxes import Columns, boxed, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.charts import UsageBar
from chorus_desktop.ui.widgets.facts import CopyRow, FactList, bare
from chorus_desktop.ui.widgets.problems import ErrorSummary, Mend, ProblemBox
from chorus_desktop.ui.widgets.progress import ProgressCard
from chorus_desktop.ui.widgets.status import TONES
from chorus_desktop.ui.widgets.steps import StepIndicator
from chorus_desktop.ui.widgets.task_row import TaskList, TaskRow
from chorus_desktop.ui.widgets.words import words
from tests.helpers import accessible
from tests.helpers.keyboard import press, tab


def texts(widget) -> list[str]:
    """What is read in a widget now."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


def test_every_status_of_a_task_is_said_as_the_domain_says_it():
    assert {status.value: status.label for status in Status} == {status.value: TONES[status].words for status in Status}


def test_a_task_is_one_button_with_its_status_and_its_fact(shown):
    row = TaskRow("Faire signer la convention", "Signée le 12/09/2025", Status.DONE)
    shown(row)

    assert accessible.name_of(row) == "Faire signer la convention, Terminé"
    assert accessible.description_of(row) == "Signée le 12/09/2025"
    assert texts(row) == ["Faire signer la convention", "Signée le 12/09/2025", "Terminé"]


def test_a_locked_task_is_reached_and_says_why(shown, keys):
    pressed = []
    first = TaskRow("Préparer une facture", "", Status.TODO)
    locked = TaskRow("Déposer sur Chorus Pro", "D’abord finaliser la facture", Status.LOCKED, lambda: pressed.append("why"))
    shown(TaskList([first, locked]))
    first.setFocus()

    assert tab() is locked
    press(Qt.Key.Key_Return)

    assert pressed == ["why"]
    assert accessible.description_of(locked) == "D’abord finaliser la facture"


def test_a_task_says_its_new_state(shown):
    row = TaskRow("Préparer la facture", "Aucune ligne", Status.DOING)
    shown(row)

    row.show_state("", Status.DONE, "Finalisée")

    assert accessible.name_of(row) == "Préparer la facture, Finalisée"
    assert texts(row) == ["Préparer la facture", "Finalisée"]


def test_a_task_list_shows_new_rows_only(shown, qtbot):
    tasks = TaskList([TaskRow("Un", "", Status.TODO)])
    shown(tasks)

    tasks.show_rows([TaskRow("Deux", "", Status.TODO), TaskRow("Trois", "", Status.TODO)])

    def names() -> list[str]:
        return [row.accessibleName() for row in tasks.findChildren(TaskRow) if row.isVisible()]

    qtbot.waitUntil(lambda: names() == ["Deux, À faire", "Trois, À faire"])


@pytest.mark.parametrize(
    ("value", "copied"),
    [
        ("200 056 844 00018", "20005684400018"),
        ("1\u202f392,50\u00a0€", "1392,50"),
        ("CP2026/4512/1", "CP2026/4512/1"),
        ("Judo Club de la Baie", "Judo Club de la Baie"),
        ("31/05/2026", "31/05/2026"),
        ("", ""),
    ],
)
def test_a_form_gets_numbers_without_their_spaces(value, copied):
    assert bare(value) == copied


def test_a_value_is_copied_and_says_so(shown):
    row = CopyRow("SIRET", "200 056 844 00018")
    shown(row)
    assert accessible.name_of(row.button) == "Copier\u00a0: SIRET"

    row.button.click()

    assert QGuiApplication.clipboard().text() == "20005684400018"
    assert row.button.text() == "Copié"
    assert accessible.name_of(row.button) == "Copié\u00a0: SIRET"


def test_a_field_to_leave_empty_has_nothing_to_copy(shown):
    row = CopyRow("Code service", "")
    shown(row)

    assert "(laisser vide)" in texts(row)
    assert not row.button.isVisible()


def test_each_fact_leads_back_to_where_it_is_typed(shown):
    gone = []
    facts = FactList("Votre facture")
    facts.add("SIRET", "200 056 844 00018", lambda: gone.append("siret"))
    facts.add("Code service", "", lambda: gone.append("service"))
    facts.add("Montant", "392,50 €")
    shown(facts)

    buttons = facts.findChildren(QPushButton)
    buttons[0].click()

    assert [accessible.name_of(button) for button in buttons] == ["Modifier\u00a0: SIRET", "Modifier\u00a0: Code service"]
    assert gone == ["siret"]
    assert "non renseigné" in texts(facts)


def test_a_problem_carries_the_button_that_mends_it(shown):
    mended = []
    box = ProblemBox("Une case est vide.", "Le mercredi 13 mai.", mend=Mend("Ouvrir la feuille", lambda: mended.append(1)))
    shown(box)

    box.findChild(QPushButton).click()

    assert mended == [1]
    assert any(item.text(accessible.QAccessible.Text.Name).startswith("Erreur") for item in accessible.walk(box))


def test_the_summary_takes_the_focus_and_each_line_leads_to_its_field(shown):
    reached = []
    summary = ErrorSummary()
    page = boxed(vertical(summary, words("…")))
    shown(page)
    assert not summary.isVisible()

    summary.show_lines([("Il manque un chiffre.", lambda: reached.append("siret")), ("La date est passée.", None)])

    assert summary.hasFocus()
    assert accessible.name_of(summary) == "Il y a 2 points à corriger. Il manque un chiffre. La date est passée."
    tab()
    press(Qt.Key.Key_Return)
    assert reached == ["siret"]
    summary.show_lines([("Il manque un chiffre.", None)])
    assert "Il y a un point à corriger" in texts(summary)
    summary.show_lines([])
    assert not summary.isVisible()


def test_what_was_deleted_is_taken_back_once(shown):
    done = []
    bar = UndoBar()
    shown(bar)
    bar.offer("Ligne supprimée.", lambda: done.append("back"))
    assert bar.isVisible()
    assert accessible.name_of(bar.button) == "Annuler\u00a0: Ligne supprimée."

    bar.button.click()
    bar.undo()

    assert done == ["back"]
    assert not bar.isVisible()


def test_the_bar_goes_by_its_cross_and_then_undoes_nothing(shown):
    done = []
    bar = UndoBar()
    shown(bar)
    bar.offer("Ligne supprimée.", lambda: done.append("back"))

    next(button for button in bar.findChildren(QuietButton)).click()
    bar.undo()

    assert done == []


def test_the_state_of_saving_is_read_and_said(shown):
    state = SaveState()
    shown(state)

    state.saved(datetime(2026, 5, 17, 21, 4))  # noqa: DTZ001 -- an hour as it is read on a clock
    assert (state.text, accessible.name_of(state)) == ("Enregistré à 21:04", "Enregistré à 21:04")
    state.failed("le disque est plein.")
    assert state.text == "Non enregistré\u00a0: le disque est plein."
    state.saving()
    assert state.text == "Enregistrement…"


def test_a_step_says_where_one_stands_and_what_comes_next(shown):
    steps = StepIndicator(1, 3, "Coordonnées bancaires")
    shown(steps)
    assert texts(steps) == ["Étape 1 sur 3", "Étape suivante\u00a0: Coordonnées bancaires"]

    steps.show_step(3, 3)

    assert texts(steps) == ["Étape 3 sur 3"]


def test_what_is_left_of_an_engagement_is_said_in_words(shown):
    bar = UsageBar("Engagement CP2026/4512/1", 216000, 108000, 492000)
    shown(bar)
    assert texts(bar)[-1] == "1\u202f680,00\u00a0€ restent sur 4\u202f920,00\u00a0€"

    over = UsageBar("Engagement CP2026/4512/1", 500000, 0, 492000)
    shown(over)
    assert texts(over)[-1] == "dépassé de 80,00\u00a0€, sur 4\u202f920,00\u00a0€"


def test_a_long_work_shows_how_far_it_is_and_is_given_up(shown):
    given_up = []
    card = ProgressCard("Préparation des pièces", lambda: given_up.append(1))
    page = boxed(vertical(card))
    shown(page)
    assert not card.isVisible()

    card.show_step(2, 5, "photo 2")
    assert card.isVisible()
    assert "photo 2" in texts(card)
    card.button.click()

    assert given_up == [1]
    assert not card.button.isEnabled()


def test_columns_stand_under_each_other_where_the_window_is_narrow(shown, qtbot):
    left, right = Button("Gauche"), Button("Droite")
    columns = Columns([left, right], from_width=400)
    shown(columns, 800, 200)
    assert left.y() == right.y()

    columns.resize(300, 200)

    qtbot.waitUntil(lambda: right.y() > left.geometry().bottom())
    assert columns.minimumSizeHint().width() < left.sizeHint().width() + right.sizeHint().width()
