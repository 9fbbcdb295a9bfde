"""A bank statement as it was read: lines that a standard names, or a table whose columns somebody must name."""

from chorus_desktop.domain.bank_line import BankLine
from chorus_desktop.domain.payment import PaymentSource
from chorus_desktop.domain.shape import Record


class Statement(Record):
    """What a file, or what was pasted, holds.

    Attributes:
        lines: of a format that says itself what is what; empty for a table.
        left_out: lines of that format that are no money of this account: not booked yet, or in another currency.
        titles: of the columns of a table; empty otherwise.
        headed: whether the table has its own titles.
        rows: its rows of data, each with its number as a spreadsheet counts.
    """

    source: PaymentSource
    lines: tuple[BankLine, ...] = ()
    left_out: int = 0
    titles: tuple[str, ...] = ()
    headed: bool = False
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()

    @property
    def is_table(self) -> bool:
        """Whether its columns are to be named."""
        return bool(self.titles)
