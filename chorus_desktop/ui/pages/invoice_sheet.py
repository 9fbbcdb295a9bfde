"""On an invoice whose dossier has presences: lines proposed from the sheets, how each one is counted, and where it differs."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.attendance import Attendance, Counting
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.line_check import check_line
from chorus_desktop.domain.sheet_lines import counted, proposed, recounted, rule_of
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.widgets.boxes import Columns, boxed, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

NO_SHEET = "Aucune feuille"
BY_HAND = "À la main"


class SheetCounts(QObject):
    """What the sheets say of the lines of an invoice; shared by all rows.

    Signals:
        changed: the sheets, or the period, are others.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attendance = Attendance()
        self._invoice = Invoice()

    def show_work(self, work: Work) -> None:
        """Take over what the dossier and the invoice say now."""
        invoice = (work.invoice or Invoice()).model_copy(update={"lines": ()})
        if work.attendance is not self._attendance or invoice != self._invoice:
            self._attendance, self._invoice = work.attendance, invoice
            self.changed.emit()

    @property
    def activities(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each activity that a line may be counted from; none on a credit note."""
        if self._invoice.kind is DocumentKind.CREDIT_NOTE:
            return ()
        return tuple((item.id, item.name.strip() or "Activité sans nom") for item in self._attendance.activities)

    def recounted(self, line: Line) -> Line:
        """The line with the quantity of its sheet."""
        return recounted(line, self._invoice, self._attendance)

    def wanted(self, line: Line) -> Decimal | None:
        """The quantity of the sheet where the line has another one; none where it agrees, or is counted by hand."""
        check = check_line(self._attendance, {}, self._invoice, 0, line)
        return check.counted if check and (check.gap or line.quantity is None) else None

    def untimed(self, line: Line) -> int:
        """Of how many presences a line counted by the hour does not know the length."""
        count = counted(line, self._invoice, self._attendance) if line.counting is Counting.HOUR else None
        return count.untimed if count else 0


class SheetField(QWidget):
    """From which sheet a line is counted, and how.

    Args:
        counts: what the sheets say.
        texts: of the line.
        unit: tells the unit typed in the line, which says how one usually counts.

    Signals:
        edited: another sheet or another rule was chosen.
    """

    edited = Signal()

    def __init__(self, counts: SheetCounts, texts: Mapping[str, str], unit: Callable[[], str]) -> None:
        super().__init__()
        self._counts, self._unit, self._before = counts, unit, ""
        self._known = counts.activities
        self._activity = _combo("Feuille de présence", self._known, NO_SHEET)
        self._counting = _combo("Compté", tuple((rule.value, rule.label) for rule in Counting), BY_HAND)
        self._rule = boxed(vertical(words("Compté", "label"), self._counting, gap=4))
        sheet = boxed(vertical(words("Feuille de présence", "label"), self._activity, gap=4))
        self.setLayout(vertical(Columns([sheet, self._rule], from_width=420)))
        self._activity.edited.connect(self._chosen)
        self._counting.edited.connect(self.edited)
        self.show_texts(texts)
        self.setVisible(bool(self._known))
        counts.changed.connect(self._offer)

    def texts(self) -> dict[str, str]:
        """What is chosen; nothing where there is no choice, and the line stays as it is."""
        if not self._known:
            return {}
        return {"activity": self._activity.text(), "counting": self._counting.text() if self._activity.text() else ""}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show a choice."""
        self._before = texts.get("activity", "")
        self._activity.show_text(self._before)
        self._counting.show_text(texts.get("counting", ""))
        self._rule.setVisible(bool(self._activity.text()))

    def _offer(self) -> None:
        """The dossier may have other activities than when the panel was laid out."""
        if self._counts.activities != self._known:
            chosen = self._before
            self._known = self._counts.activities
            self._activity.offer(self._known)
            self._activity.show_text(chosen)
            self.setVisible(bool(self._known))

    def _chosen(self) -> None:
        now = self._activity.text()
        if now and not self._before:
            self._counting.show_text(rule_of(self._unit()).value)
        self._before = now
        self._rule.setVisible(bool(now))
        self.edited.emit()


def _combo(name: str, choices: tuple[tuple[str, str], ...], empty: str) -> ComboEditor:
    editor = ComboEditor(choices, empty=empty)
    editor.combo.setAccessibleName(name)
    return editor


class SheetSays(QWidget):
    """Under a line, only where its quantity is not the sheet's: both counts, and « Reprendre le compte de la feuille : 95 ».

    Signals:
        taken: the quantity of the sheet is wanted.
    """

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rank = 0
        self._said = words("", "warning", wrap=False)
        self._take = LinkButton("", self.taken.emit)
        self._lacking = words("", "warning")
        self.setLayout(vertical(Flow(self._said, self._take, gap=12), self._lacking, margins=(0, 4, 0, 0), gap=2))
        self.hide()

    def show_line(self, line: Line, counts: SheetCounts) -> None:
        """Show what the sheet says of a line as it is typed now."""
        wanted, untimed = counts.wanted(line), counts.untimed(line)
        billed = french.decimal(line.quantity) if line.quantity is not None else ""
        self._said.setText(f"Facturé\u00a0: {billed}\u00a0; feuille\u00a0: {french.decimal(wanted)}" if wanted is not None else "")
        self._said.setVisible(bool(billed) and wanted is not None)
        count = french.plural(untimed, "présence")
        self._lacking.setText(f"La durée de {count} n’est pas connue\u00a0: indiquez les heures des séances.")
        self._lacking.setVisible(bool(untimed))
        self._take.setText(f"Reprendre le compte de la feuille\u00a0: {french.decimal(wanted)}" if wanted is not None else "")
        self._take.setVisible(wanted is not None)
        self.say_rank(self._rank)
        self.setVisible(wanted is not None or bool(untimed))

    def say_rank(self, rank: int) -> None:
        """Name the button after the row's place, from 0."""
        self._rank = rank
        self._take.setAccessibleName(f"{self._take.text()}, ligne {rank + 1}")


class SheetTools(QWidget):
    """Over the lines: « Proposer les lignes depuis la feuille » and « Vérifier avec la feuille », each where there is something to do.

    Args:
        propose: adds the lines.
        check: opens the reconciliation.

    Attributes:
        counts: for the rows.
    """

    def __init__(self, propose: Callable[[], object], check: Callable[[], object]) -> None:
        super().__init__()
        self.counts = SheetCounts(self)
        self._propose = SecondaryButton("Proposer les lignes depuis la feuille", propose, icon="calendar-days")
        self._check = SecondaryButton("Vérifier avec la feuille", check, icon="clipboard-check")
        self.setLayout(vertical(Flow(self._propose, self._check, gap=12)))
        self.hide()

    def show_work(self, work: Work) -> None:
        """Take over what the dossier and the invoice say now."""
        self.counts.show_work(work)
        credit = work.invoice is not None and work.invoice.kind is DocumentKind.CREDIT_NOTE
        lines = work.invoice.written_lines if work.invoice is not None else ()
        sheets = any(line.activity for line in lines) or bool(work.attendance.stays)
        self._propose.setVisible(not credit and bool(proposed(work)))
        self._check.setVisible(not credit and sheets)
        self.setVisible(not self._propose.isHidden() or not self._check.isHidden())
