"""What the attendance sheets say of the lines of an invoice while it is typed."""

from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from chorus_desktop.domain.attendance import Attendance, Counting
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.line_check import check_line
from chorus_desktop.domain.sheet_lines import counted, recounted


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
