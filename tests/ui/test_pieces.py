"""What holds for every piece: a name for a screen reader, and no window of its own while it is made."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.task import Status
from chorus_desktop.ui.forms.form import Form
from chorus_desktop.ui.record_list import RecordList
from chorus_desktop.ui.widgets.bars import SaveState, UndoBar
from chorus_desktop.ui.widgets.boxes import boxed, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.charts import UsageBar
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.facts import CopyRow, FactList, key_facts
from chorus_desktop.ui.widgets.file_list import FileLine, FileList
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pdf_preview import PdfPreview
from chorus_desktop.ui.widgets.problems import ErrorSummary, Mend, ProblemBox
from chorus_desktop.ui.widgets.progress import ProgressCard
from chorus_desktop.ui.widgets.status import StatusLine, StatusPill
from chorus_desktop.ui.widgets.steps import StepIndicator
from chorus_desktop.ui.widgets.task_row import TaskList, TaskRow
from tests.helpers import accessible


def test_every_piece_is_named_for_a_screen_reader(shown):
    page = boxed(
        vertical(
            TaskList([TaskRow("Un", "", Status.TODO)]), CopyRow("SIRET", "1"), ProblemBox("Quoi", mend=Mend("Voir", print)),
            EmptyState("archive", "Rien ici", "", Mend("Commencer", print)), StatusPill("done"),
            StatusLine("IBAN", "fix"), key_facts([("Facturé", "1 €")]), QuietButton("x", "Fermer"),
        )
    )  # fmt: skip
    shown(page)

    assert accessible.nameless(page) == []
    assert len(list(accessible.walk(page))) > 15


def test_making_a_piece_shows_no_window(qapp, qtbot):
    """A piece shown before it has its parent is a window for an instant: it flashes and takes the focus."""
    flashed = []

    class Watch(QObject):
        @override
        def eventFilter(self, watched, event) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                flashed.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    made = [
        TaskRow("Un", "fait", Status.TODO), CopyRow("SIRET", "1"), CopyRow("Service", ""), ProblemBox("Quoi", "Pourquoi", mend=Mend("Voir", print)),
        StepIndicator(1, 2, "Suite"), StatusLine("IBAN", "fix"), UsageBar("Engagement", 1, 1, 3), EmptyState("archive", "Rien", "Encore"),
        Form(Association), FileList(), Page("Titre", where="Ici", subtitle="Là"), UndoBar(), SaveState(), PdfPreview("Facture"), ErrorSummary(),
        RecordList("Factures", (), hash, print, empty=EmptyState("archive", "Rien"), noun="facture"), ProgressCard("Travail", print), FactList("Faits"),
    ]  # fmt: skip
    made[9].show_files([FileLine("a", "a.pdf", "note"), FileLine("b", "b.pdf")])
    qapp.removeEventFilter(watch)
    for each in made:
        qtbot.addWidget(each)

    assert flashed == []


def test_a_button_without_words_or_name_would_be_found(shown):
    page = boxed(vertical(Button("")))
    shown(page)

    assert len(accessible.nameless(page)) == 1
