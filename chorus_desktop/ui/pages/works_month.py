"""A month of works: what is done in all, price by price; the month follows."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import month_year
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Level
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.pages.works_sums import OtherAmounts, SumsCard
from chorus_desktop.ui.pages.works_table import WorksTable
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.works import MonthView


class WorksMonthPage(Page):
    """Saved by itself.

    Args:
        desk: what a page may ask for.
        invoice_id: the piece in preparation.
        field: where to put the cursor.
    """

    def __init__(self, desk: Desk, invoice_id: str, field: str = "") -> None:
        super().__init__("Que reste-t-il à établir\u00a0?", where="Dossier")
        self._desk, self._id, self._field = desk, invoice_id, field
        self._dossier = ""
        self._fields = FieldRows(Invoice, parent=self)
        self._summary, self._boxes = ErrorSummary(), Slot(gap=12)
        self._table, self._others, self._sums = WorksTable(), OtherAmounts(), SumsCard()
        dates = Columns(
            [self._fields.make("issued_on", title="Date de la pièce"), self._fields.make("service_code", with_help=False)],
            from_width=520,
            gap=20,
        )
        more = Card(words("La pièce", "subheading"), dates, self._fields.make("notes"), self._fields.make("comment"), gap=14)
        left = boxed(vertical(self._table, self._others, self._boxes, None, gap=16))
        delete = LinkButton("Supprimer cette pièce", self._throw_away)
        right = boxed(vertical(self._sums, None, gap=16))
        self.add(self._summary, Columns([left, right], weights=[68, 32], from_width=860, gap=20), more, horizontal(None, delete))
        self.add_actions(PrimaryButton("Continuer", self._continue), back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self._autosave = Autosave(self, dict, lambda _: self._save())
        for each in (self._fields, self._table, self._others):
            each.edited.connect(self._autosave.touch)
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.works.month, self._id, self._desk.today, then=self._show)

    @override
    def leaving(self) -> None:
        self._autosave.flush()

    def _show(self, view: "MonthView") -> None:
        if view.invoice.state is not InvoiceState.DRAFT:
            self._desk.go.issued_instead(self._id)
            return
        self._others.show_market(view.market, view.typed)
        if not self._autosave.unsaved:
            self._fields.show_texts(view.invoice.typed)
        first = not self._dossier
        self._refresh(view)
        if first and self.isVisible():
            self.take_focus()

    @override
    def take_focus(self) -> None:
        super().take_focus()
        if self._dossier:
            self.focus_field(self._field)

    def focus_field(self, field: str) -> None:
        """Put the cursor in a field: « works.quantities.<line> », « works.index », « issued_on »."""
        parts = field.split(".")
        if parts[0] == "works" and len(parts) == 2 and self._others.take_focus(parts[1]):
            return
        row = self._fields.by_name.get(parts[0])
        if row is not None:
            row.take_focus()
        else:
            self._table.take_focus(parts[-1])

    def _refresh(self, view: "MonthView") -> None:
        self._dossier = view.invoice.dossier_id
        title = f"{view.cadre.document}, {'marché entier' if view.account.final else month_year(view.account.month)}"
        self.header.say(title, where=view.invoice.work.title, subtitle=f"Cadre {view.cadre.label}")
        self._table.show_account(view.account, view.typed)
        self._sums.show_account(view.account)
        self._table.show_problems([found for found in view.problems if ".quantities." in found.where])
        self._others.show_problems(view.problems)
        apart = [found for found in view.problems if ".quantities." not in found.where and not self._others.shows(found)]
        self._boxes.show_pieces(
            *(ProblemBox(found.sentence, level="warning" if found.level is Level.WARNING else "error") for found in apart)
        )

    def _save(self) -> Save:
        typed: Mapping[str, str] = {**self._table.typed(), **self._others.typed()}
        return self._desk.keep(services.works.save_month, self._id, self._fields.typed(), typed, self._desk.today, then=self._refresh)

    def _continue(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.works.month, self._id, self._desk.today, then=self._judge)

    def _judge(self, view: "MonthView") -> None:
        self._refresh(view)
        stops = [found for found in view.invoice.problems if found.level is Level.ERROR and found.where.startswith("invoice.")]
        self._fields.show_problems([found for found in stops if ".works" not in found.where])
        self._summary.show_lines([(found.sentence, partial(self.focus_field, found.where.removeprefix("invoice."))) for found in stops])
        if not stops:
            self._desk.go.attachments(self._id)

    def _throw_away(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.trash.delete_invoice, self._id, self._desk.today, then=self._thrown_away)

    def _thrown_away(self, _: object) -> None:
        desk, said = self._desk, f"{self.header.heading.text()}\u00a0: supprimé."
        desk.go.works(self._dossier)
        desk.offer_undo(said, partial(_take_back, desk, self._id))


def _take_back(desk: Desk, invoice_id: str) -> None:
    desk.ask(services.trash.put_back, "invoice", invoice_id, then=lambda _: desk.go.works_month(invoice_id))
