"""What most invoices do without: laid out only when it is asked for, or when something of it is known."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.invoice import Cadre, Invoice
from chorus_desktop.domain.procedure import InvoiceRule
from chorus_desktop.domain.reading import write
from chorus_desktop.ui.forms.fields import FieldRow
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, vertical
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.words import words

Make = Callable[[str], FieldRow]
OTHER = ("service_code", "already_paid", "notes", "comment")
MARKET = ("market_number", "order_number", "order_kind", "price_list", "price_terms")
CADRE = ("cadre", "validator_name", "validator_siret", "validator_service")
_EMPTY = write(Invoice())


class More(Disclosure):
    """Some fields of the invoice, behind a button.

    Args:
        title: the words of the button.
        names: the fields, in their order.
        make: makes the row of a field.
        inner: what is rarer still, under them.
        about: a link that says what a word of theirs means.
    """

    def __init__(
        self, title: str, names: tuple[str, ...], make: Make, inner: tuple["More", ...] = (), about: QWidget | None = None
    ) -> None:
        self._place = vertical(gap=12)
        super().__init__(title, boxed(self._place))
        self._names, self._make, self._inner, self._about = names, make, inner, about
        self._rows: dict[str, FieldRow] = {}
        self._note = words("", "second")
        self.opened.connect(self.lay_out)

    def holds(self, field: str) -> bool:
        """Whether a field is one of these, laid out or not."""
        return field in self._names or any(more.holds(field) for more in self._inner)

    def show_known(self, typed: Mapping[str, str], field: str, rule: InvoiceRule) -> bool:
        """Open by itself where something is typed already, where the volunteer is sent, or where the payer speaks of markets.

        Returns:
            Whether it is open.
        """
        of_market = self._names == MARKET
        self._note.setText(rule.market_question if of_market else "")
        within = [more.show_known(typed, field, rule) for more in self._inner]
        typed_here = any(typed.get(name, "") != _EMPTY[name] for name in self._names)
        if (of_market and rule.on_market) or typed_here or any(within) or field in self._names:
            self.lay_out()
        return self.is_open

    def reach(self, field: str) -> None:
        """Show a field, if it is one of these."""
        if self.holds(field):
            self.lay_out()
            for more in self._inner:
                more.reach(field)

    def lay_out(self) -> None:
        """Show the fields."""
        if not self._rows:
            self._rows = {name: self._make(name) for name in self._names}
            short = [row for row in self._rows.values() if row.is_short]
            long = [row for row in self._rows.values() if not row.is_short]
            beside = [Columns(short, from_width=420, gap=20)]
            note = [self._note] if self._note.text() else []
            about = [self._about] if self._about is not None else []
            fields = [*long, *beside] if self._names == CADRE else [*beside, *about, *long]
            self._place.addWidget(Card(*note, *fields, gap=18))
            for more in self._inner:
                self._place.addWidget(more)
            if "cadre" in self._rows:
                self._rows["cadre"].edited.connect(self._follow_cadre)
                self._follow_cadre()
        self.open()

    def _follow_cadre(self) -> None:
        asked = Cadre(self._rows["cadre"].text() or "A1").has_validator
        for name in CADRE[1:]:
            self._rows[name].setVisible(asked)
