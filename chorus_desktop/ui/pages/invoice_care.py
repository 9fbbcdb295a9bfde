"""On an invoice whose lines bill prises en charge: which one a line takes, the lines of the month, and names hidden until asked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.care import Care, masked
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.words import words

EMPTY = "Celle de la référence"


class CareChoices(QObject):
    """The prises en charge that the lines may take, and whether names are hidden; shared by all rows.

    Signals:
        changed: they are others, or names are now shown or hidden.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cares: tuple[Care, ...] = ()
        self.wanted = False
        self.masked = False

    def show(self, cares: tuple[Care, ...], *, wanted: bool, masked: bool) -> None:
        """Offer these.

        Args:
            cares: of the dossier.
            wanted: whether a line may name one.
            masked: whether names are hidden.
        """
        if (cares, wanted, masked) != (self.cares, self.wanted, self.masked):
            self.cares, self.wanted, self.masked = cares, wanted, masked
            self.changed.emit()

    def name(self, name: str) -> str:
        """A name as it may be shown now."""
        return masked(name) if self.masked else name

    def reference(self, care_id: str) -> str:
        """The reference of the one that a line takes; empty for none."""
        return next((care.reference for care in self.cares if care.id == care_id), "")

    def child(self, care_id: str) -> str:
        """The child of the one that a line takes; empty for none."""
        return next((care.child.strip() for care in self.cares if care.id == care_id), "")

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """Id and words of each."""
        return tuple(
            (care.id, " · ".join(part for part in (care.reference, self.name(care.child), care.span) if part)) for care in self.cares
        )


class CareField(QWidget):
    """Which prise en charge a line takes.

    Signals:
        edited: another one was chosen.
    """

    edited = Signal()

    def __init__(self, choices: CareChoices, care_id: str) -> None:
        super().__init__()
        self._choices = choices
        self._label = words("Prise en charge", "label")
        self._holder = vertical(self._label, gap=4)
        self.setLayout(self._holder)
        self._combo = self._put(care_id)
        choices.changed.connect(self._again)

    def text(self) -> str:
        """The id chosen."""
        return self._combo.text()

    def show_text(self, care_id: str) -> None:
        """Show a choice."""
        self._combo.show_text(care_id)

    def take_focus(self) -> None:
        """Go to the list."""
        self._combo.inputs[0].setFocus()

    def _put(self, care_id: str) -> ComboEditor:
        combo = ComboEditor(self._choices.labels, empty=EMPTY)
        combo.combo.setAccessibleName("Prise en charge")
        self._label.setBuddy(combo.combo)
        combo.show_text(care_id)
        combo.edited.connect(self.edited)
        self._holder.addWidget(combo)
        return combo

    def _again(self) -> None:
        former = self._combo
        self._combo = self._put(former.text())
        self._combo.show()
        former.hide()
        former.deleteLater()


class CareTools(QWidget):
    """Over the lines: « Proposer les lignes du mois » and « Afficher les noms », each where the payer's rules call for it.

    Args:
        propose: adds the lines of the month.

    Attributes:
        choices: for the rows.
    """

    def __init__(self, propose: Callable[[], object]) -> None:
        super().__init__()
        self.choices = CareChoices(self)
        self._work: Work | None = None
        self._names = NamesButton()
        self._names.turned.connect(self._show)
        self._propose = SecondaryButton("Proposer les lignes du mois", propose, icon="calendar-days")
        self.setLayout(vertical(Flow(self._propose, self._names, gap=16)))
        self.hide()

    def show_work(self, work: Work) -> None:
        """Take over what the dossier holds."""
        self._work = work
        self._show()

    def hide_names(self) -> None:
        """Hide the names again: the page is left."""
        self._names.hide_names()
        self._show()

    def _show(self) -> None:
        work = self._work
        if work is None:
            return
        rule = work.procedure.invoice
        invoice = work.invoice is not None and work.invoice.kind is DocumentKind.INVOICE
        self._propose.setVisible(rule.day_price and work.needs_cares and invoice)
        self._names.setVisible(rule.sensitive)
        self.setVisible(rule.sensitive or (rule.day_price and work.needs_cares and invoice))
        self.choices.show(work.dossier.cares, wanted=work.needs_cares, masked=rule.sensitive and not self._names.shows)
