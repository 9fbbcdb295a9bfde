"""An invoice being prepared: what was done, on which engagement, and what the portal would still say."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.invoice import DocumentKind, Invoice, totals
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.forms.fields import FieldRow
from chorus_desktop.ui.pages import invoice_words as say
from chorus_desktop.ui.pages.guide_link import what_is
from chorus_desktop.ui.pages.invoice_boxes import BoxWays, boxed_apart, boxes
from chorus_desktop.ui.pages.invoice_care import CareTools
from chorus_desktop.ui.pages.invoice_changes import LineChanges
from chorus_desktop.ui.pages.invoice_lines import LinesTable
from chorus_desktop.ui.pages.invoice_more import CADRE, MARKET, OTHER, More
from chorus_desktop.ui.pages.invoice_reason import ConventionReason
from chorus_desktop.ui.pages.invoice_sheet import SheetTools
from chorus_desktop.ui.pages.invoice_side import EngagementCard, ReadyCard
from chorus_desktop.ui.pages.ready_lines import ready_lines
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary

if TYPE_CHECKING:
    from chorus_desktop.services.views import InvoiceView

HERE = ("invoice", "season")
_BOXED = ("season.", "convention.")


class InvoicePage(Page):
    """The page of a draft.

    Args:
        desk: what every page is given.
        invoice_id: which draft.
        field: where the cursor goes: ``issued_on``, ``lines.2.quantity``, ``engagement``…
    """

    def __init__(self, desk: Desk, invoice_id: str, field: str = "") -> None:
        super().__init__("Que facturez-vous\u00a0?", where="Facture")
        self._desk = desk
        self._id, self._field = invoice_id, field
        self._view: InvoiceView | None = None
        self._left: set[str] = set()
        self._fields = FieldRows(Invoice, parent=self)
        self._summary = ErrorSummary()
        self._changed, self._boxes = Slot(), Slot(gap=12)
        self._table: LinesTable | None = None
        self._table_place = vertical()
        self._changes: LineChanges | None = None
        self._tools = CareTools(self._propose)
        self._sheets = SheetTools(self._from_sheets, partial(desk.go.reconciliation, invoice_id))
        self._anyway = Button("Continuer sans corriger", self._go_on, kind="link")
        self._anyway.hide()
        self._fill()
        self._autosave = Autosave(self, self._typed, self._save)
        self._fields.edited.connect(self._touched)
        self._fields.left.connect(self._left.add)
        desk.ask(services.invoices.view, self._id, desk.today, then=self._show)

    def _fill(self) -> None:
        make = self._row
        self._original = make("original_number")
        self._original.hide()
        issued, first, last = (make(name, with_help=False) for name in ("issued_on", "period_from", "period_to"))
        last.editor.inputs[0].setAccessibleName("Période au")
        dates = Columns([issued, Columns([first, last], from_width=360, gap=16)], weights=[1, 2], from_width=540, gap=16)
        self._reason = ConventionReason(partial(make, "convention_reason"), self._open_convention)
        self._engagement = EngagementCard(partial(make, "engagement_reason"))
        self._engagement.chosen.connect(self._touched)
        self._ready = ReadyCard(self._go_to)
        heads = Card(self._original, dates, *(row.below for row in (issued, first, last)), margins=(16, 14, 16, 14), gap=14)
        rarer = (More("Marché et commande", MARKET, make), More("Cadre de facturation", CADRE, make))
        about = what_is(self._desk, "code-service", "code service")
        self._more = More("Autres renseignements", OTHER, make, rarer, about)
        back = SecondaryButton("Retour", self._desk.back, icon="arrow-left")
        primary = PrimaryButton("Continuer", self._continue)
        self._acts = boxed(horizontal(back, None, self._anyway, primary, margins=(0, 4, 0, 0), gap=12))
        self._acts_beside = vertical(self._acts)
        left = boxed(
            vertical(
                heads, self._tools, self._sheets, self._table_place, self._boxes, self._reason, self._more, self._acts_beside, None, gap=16
            )
        )
        self._delete = LinkButton("Supprimer cette facture", self._throw_away)
        right = boxed(vertical(self._engagement, self._ready, horizontal(None, self._delete), None, gap=16))
        columns = Columns([left, right], weights=[70, 30], from_width=860, gap=20)
        # Later: the layouts around are being gone through, and must not lose an item meanwhile.
        columns.turned.connect(self._place_acts, Qt.ConnectionType.QueuedConnection)
        self.add(self._summary, self._changed, columns)

    def _row(self, name: str, *, with_help: bool = True) -> FieldRow:
        """A field laid out now or later: what is not laid out is not typed, and stays as it was saved."""
        row = self._fields.make(name, with_help=with_help)
        if self._view is not None:
            row.show_text(self._view.typed.get(name, ""))
        return row

    def _place_acts(self, beside: bool) -> None:  # noqa: FBT001 - a signal's argument
        """« Continuer » stands under the lines where the cards are beside them, else at the end of all."""
        (self._acts_beside if beside else self.body).addWidget(self._acts)
        self._acts.show()

    @override
    def returned(self) -> None:
        self._desk.ask(services.invoices.view, self._id, self._desk.today, then=self._show_again)

    @override
    def leaving(self) -> None:
        self._autosave.flush()
        self._tools.hide_names()

    def _show(self, view: "InvoiceView") -> None:
        if say.leads_elsewhere(self._desk, view, self._field):
            return
        vat = view.work.association.vat
        table = self._table = LinesTable(
            subject_to_vat=vat is not None and vat.is_subject, choices=self._tools.choices, counts=self._sheets.counts
        )
        self._table_place.addWidget(table)
        self._fields.show_texts(view.typed)
        self._engagement.show_choice(view.typed.get("engagement", ""))
        self._view = view
        self._more.show_known(view.typed, self._field, view.work.procedure.invoice)
        table.show_lines(view.lines)
        table.edited.connect(self._touched)
        self._changes = LineChanges(self._desk, self._id, table, self._touched)
        self._refresh(view)
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or focused is self.header.heading):
            self._begin()

    @override
    def take_focus(self) -> None:
        super().take_focus()
        self._begin()

    def _begin(self) -> None:
        """Go where the volunteer is sent, or where typing goes on."""
        if self._table is not None and self._field:
            self.focus_field(self._field)
        elif self._table is not None:
            self._table.focus_first_gap()

    def _show_again(self, view: "InvoiceView") -> None:
        """Take over what another page changed in this draft meanwhile; what is being typed here stays."""
        if say.leads_elsewhere(self._desk, view, self._field):
            return
        if self._table is not None and not self._autosave.unsaved:
            self._fields.show_texts(view.typed)
            self._engagement.show_choice(view.typed.get("engagement", ""))
            if tuple(view.lines) != tuple(self._table.texts()):
                self._table.show_lines(view.lines)
        self._refresh(view)

    def _refresh(self, view: "InvoiceView") -> None:
        """Show what follows from what is typed; the fields themselves are left alone."""
        table, work = self._table, view.work
        if table is None:
            return
        self._view = view
        invoice = work.invoice or Invoice()
        self.header.say(say.question(invoice), where=say.where(work, view.title))
        credit = invoice.kind is DocumentKind.CREDIT_NOTE
        self._original.setVisible(credit)
        self._delete.setText(f"Supprimer {invoice.kind.this}")
        self._fields.by_name["issued_on"].say_title("Date de l’avoir" if credit else "Date de la facture")
        table.show_tariffs(work.dossier.tariffs)
        self._tools.show_work(work)
        self._sheets.show_work(work)
        self._engagement.show_work(work)
        self._ready.show_lines(ready_lines(work, view.problems), view.expected_number, invoice.kind)
        self._reason.show_problems(view.problems)
        ways = BoxWays(
            letter=lambda key: self._desk.go.letter(view.dossier_id, key, self._id),
            enter=lambda: self._desk.go.engagements(view.dossier_id),
            choose=self._engagement.open_choice,
            correct_period=lambda: self.focus_field("period_from"),
        )
        self._boxes.show_pieces(*boxes(view.problems, ways))
        self._changed.show_pieces(*say.changes(() if credit else view.changed))
        self._say_left(view.problems)
        self._add_up()

    def focus_field(self, field: str) -> None:
        """Put the cursor into a field."""
        parts = field.removeprefix("invoice.").split(".")
        if parts[0] == "lines":
            if self._table is not None:
                self._table.take_focus(int(parts[1]) if len(parts) > 1 else 0, parts[2] if len(parts) > 2 else "designation")
        elif parts[0] == "engagement":
            self._engagement.open_choice()
        else:
            self._more.reach(parts[0])
            row = self._fields.by_name.get(parts[0])
            # The place of a reason is shown where it is asked; until then the cursor stays.
            if row is not None and row.isVisible():
                row.take_focus()

    def _typed(self) -> Mapping[str, str]:
        return {**self._fields.typed(), "engagement": self._engagement.text}

    def _save(self, typed: Mapping[str, str]) -> Save:
        if self._table is None:
            raise RuntimeError("nothing is touched before the lines are there")
        return self._desk.keep(services.invoices.save, self._id, typed, self._table.texts(), self._desk.today, then=self._refresh)

    def _touched(self) -> None:
        if self._table is not None:
            self._autosave.touch()
            self._add_up()

    def _add_up(self) -> None:
        if self._table is None or self._view is None:
            return
        work = self._view.work
        subject = work.association.vat is not None and work.association.vat.is_subject
        invoice = read(Invoice, self._fields.typed(), work.invoice).value
        now = totals(self._table.lines(), subject_to_vat=subject, already_paid=invoice.already_paid or 0)
        self._table.foot.show_totals(now, mention=say.mention(work), subject_to_vat=subject, kind=invoice.kind)

    def _say_left(self, problems: tuple[Problem, ...]) -> None:
        """Say under a field that was left what only the whole invoice can tell (a date in the future)."""
        for name in self._left & set(self._fields.by_name):
            row = self._fields.by_name[name]
            if not any(each.hasFocus() for each in row.editor.inputs):
                said = (problem for problem in problems if problem.where == f"invoice.{name}" and not boxed_apart(problem))
                row.show_problem(next(said, None))

    def _continue(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.invoices.view, self._id, self._desk.today, then=self._judge)

    def _judge(self, view: "InvoiceView") -> None:
        self._refresh(view)
        wrong = [problem for problem in view.problems if problem.level is Level.ERROR and problem.where.split(".")[0] in HERE]
        if not wrong or self._table is None:
            self._go_on()
            return
        for problem in wrong:
            self._more.reach(problem.field)
        # What a box says already is not said a second time under its field.
        self._fields.show_problems([problem for problem in wrong if ".lines" not in problem.where and not problem.code.startswith(_BOXED)])
        self._table.show_problems(wrong)
        self._summary.show_lines(*say.summary_lines(wrong, self._go_to))
        self._anyway.show()

    def _go_on(self) -> None:
        self._desk.go.attachments(self._id)

    def _go_to(self, where: str) -> None:
        view = self._view
        if where.startswith("invoice.") and where != "invoice.engagement":
            self.focus_field(where)
        elif where == "invoice.engagement" and view is not None and any(item.number for item in view.work.dossier.engagements):
            self._engagement.open_choice()
        elif view is not None:
            self._desk.go.problem(where, view.dossier_id, self._id)

    def _open_convention(self) -> None:
        if self._view is not None:
            self._desk.go.convention(self._view.dossier_id)

    def _propose(self) -> None:
        # The period may have been typed just now.
        self._autosave.flush()
        if self._changes is not None and self._view is not None:
            self._changes.add_month(self._view.dossier_id)

    def _from_sheets(self) -> None:
        if self._changes is not None:
            self._autosave.flush()
            self._changes.add_from_sheets()

    def _throw_away(self) -> None:
        # What is being typed goes to the trash with the rest.
        self._autosave.flush()
        self._desk.ask(services.trash.delete_invoice, self._id, self._desk.today, then=self._thrown_away)

    def _thrown_away(self, _: object) -> None:
        if self._view is not None:
            self._desk.go.dossier(self._view.dossier_id)
            say.offer_back(self._desk, self._id, self._view.title)
