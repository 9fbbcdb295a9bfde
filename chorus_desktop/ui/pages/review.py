"""The last look before the number: every fact with « Modifier », what will happen, and the one button that cannot be taken back."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.care import masked
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.open_pdf import open_pdf
from chorus_desktop.ui.pages.invoice_words import said_in_summary, summary_lines, where
from chorus_desktop.ui.pages.review_facts import fact_lists
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pdf_preview import PdfPreview
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.opening import Store
    from chorus_desktop.services.views import InvoiceView

ACT = "Finaliser et numéroter"
Answer = tuple[Problem, ...]


def finalised(store: "Store", invoice_id: str, today: date, deposits: Path) -> Trouble | Answer | None:
    """Finalise and write the deposit folder in one go, so that leaving the page in between loses nothing.

    Returns:
        None when all is done; the problems that keep from finalising; or what kept the folder of a finalised invoice from being written.
    """
    try:
        services.issue.finalise(store, invoice_id, today)
    except services.views.Refused as refused:
        return refused.problems
    try:
        services.deposit.write(store, invoice_id, deposits, today)
    except Trouble as trouble:
        return trouble
    return None


def previewed(store: "Store", invoice_id: str, today: date) -> bytes | Answer:
    """The project's PDF, or what is missing to draw it."""
    try:
        return services.issue.preview(store, invoice_id, today)
    except services.views.Refused as refused:
        return refused.problems


class ReviewPage(Page):
    """The check-answers page of a draft."""

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__("Vérifiez avant de finaliser", where="Facture")
        self._desk = desk
        self._id = invoice_id
        self._view: InvoiceView | None = None
        self._pdf = b""
        self._busy = False
        self._summary = ErrorSummary()
        self._warnings = Slot(gap=12)
        self._facts = Slot(gap=16)
        self._no_preview = words("", "second")
        self._no_preview.hide()
        self._names = NamesButton()
        self._names.turned.connect(self._show_facts)
        self._names_row = boxed(horizontal(self._names, None))
        self._names_row.hide()
        why = words("Le papier porte des noms d’enfants\u00a0: il ne s’affiche que si vous le demandez.", "second")
        show = SecondaryButton("Voir l’aperçu, avec les noms", self._ask_preview, icon="eye")
        self._look = Card(words("Aperçu", "subheading"), why, horizontal(show, None, margins=(0, 4, 0, 0)), gap=8)
        self._look.hide()
        self._preview = PdfPreview("Aperçu du projet")
        theme.hold(self._preview, min_height=620)
        self._outside = LinkButton("Ouvrir dans le lecteur PDF", self._open_outside)
        right = boxed(vertical(self._no_preview, self._look, self._preview, horizontal(self._outside, None), None, gap=8))
        self._what = words("")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Finalisation en cours")
        self._bar.hide()
        self._primary = PrimaryButton(ACT, self._finalise, icon="stamp")
        self.add(self._summary, self._warnings)
        self.add(Columns([boxed(vertical(self._names_row, self._facts, None, gap=8)), right], weights=[54, 46], from_width=820, gap=20))
        self.add(Card(words("Ce qui va se passer", "subheading"), self._what, self._bar, gap=8))
        self.add_actions(self._primary, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        # What is reviewed is what is frozen: nothing is taken back beside it.
        self._desk.shell.undo_bar.dismiss()
        self._desk.ask(services.invoices.view, self._id, self._desk.today, then=self._show)

    def _show(self, view: "InvoiceView") -> None:
        if view.state is not InvoiceState.DRAFT:
            self._desk.go.issued_instead(self._id)
            return
        self._view = view
        work = view.work
        self.header.say(self.header.heading.text(), where=where(work, view.title))
        self._show_facts()
        warnings = [problem for problem in view.problems if problem.level is Level.WARNING]
        self._warnings.show_pieces(*(ProblemBox(said_in_summary(problem), level="warning") for problem in warnings))
        kind = work.invoice.kind if work.invoice is not None else DocumentKind.INVOICE
        who = "Elle" if kind.e else "Il"
        number = f"le numéro {view.expected_number}" if view.expected_number else "son numéro"
        works = work.invoice is not None and work.invoice.works is not None
        after = (
            "Une erreur vue avant le dépôt\u00a0? Vous pourrez l’annuler et en refaire une. Après le dépôt\u00a0? Le mois suivant la corrige."
            if works
            else "Une erreur vue avant le dépôt\u00a0? Vous pourrez l’annuler et en refaire une. Après le dépôt\u00a0? Vous ferez un avoir."
            if kind is DocumentKind.INVOICE
            else "Vérifiez bien son montant\u00a0: un avoir ne corrige pas un autre avoir."
        )
        self._what.setText(
            f"{who} prend {number}, puis ne peut plus être modifié{kind.e}. Son dossier de dépôt est écrit sur cet ordinateur.\n{after}"
        )
        self._say_problems([problem for problem in view.problems if problem.level is Level.ERROR])
        sensitive = work.procedure.invoice.sensitive
        self._names_row.setVisible(sensitive)
        if sensitive and not self._pdf:
            # Children's names are on the paper: it is shown when asked for.
            self._hide_preview()
        else:
            self._ask_preview()

    @override
    def leaving(self) -> None:
        self._names.hide_names()
        if self._view is not None and self._view.work.procedure.invoice.sensitive:
            self._hide_preview()

    def _hide_preview(self) -> None:
        self._pdf = b""
        for piece in (self._preview, self._outside, self._no_preview):
            piece.hide()
        self._look.show()

    def _ask_preview(self) -> None:
        self._desk.ask(previewed, self._id, self._desk.today, then=self._show_preview)

    def _show_facts(self) -> None:
        view = self._view
        if view is None:
            return
        work = view.work
        rule = work.procedure.convention
        convention = work.dossier.convention.fact(self._desk.today, work.convention_years) if rule else ""
        name = masked if work.procedure.invoice.sensitive and not self._names.shows else str
        self._facts.show_pieces(*fact_lists(view, self._way, convention or ("Pas encore signée" if rule else ""), name))

    def _show_preview(self, answer: bytes | Answer) -> None:
        self._look.hide()
        readable = isinstance(answer, bytes) and self._preview.show_pdf(answer)
        self._pdf = answer if isinstance(answer, bytes) else b""
        self._preview.setVisible(readable)
        self._outside.setVisible(readable)
        self._no_preview.setVisible(not readable)
        if not isinstance(answer, bytes):
            self._no_preview.setText(" ".join(problem.sentence for problem in answer))

    def _say_problems(self, problems: list[Problem] | Answer) -> None:
        self._summary.show_lines(*summary_lines(problems, self._go_to))

    def _way(self, where: str) -> "partial[None]":
        return partial(self._go_to, where)

    def _go_to(self, where: str) -> None:
        if self._view is not None:
            self._desk.go.problem(where, self._view.dossier_id, self._id)

    def _open_outside(self) -> None:
        kind = self._view.work.invoice.kind if self._view is not None and self._view.work.invoice else DocumentKind.INVOICE
        open_pdf(self._desk, f"Projet de {kind.label.lower()}" if kind.e else "Projet d’avoir", self._pdf)

    def _finalise(self) -> None:
        # A second press while the first one works must not ask for a second number.
        if self._busy or self._view is None:
            return
        if (unsaved := self._desk.unsaved()) is not None:
            # What would be numbered is not what was typed.
            self._desk.dialogs.trouble(unsaved)
            return
        self._be_busy(busy=True)
        answered, failed = self._answered, self._failed
        self._desk.ask(finalised, self._id, self._desk.today, self._desk.deposits, then=answered, otherwise=failed)

    def _answered(self, answer: Trouble | Answer | None) -> None:
        if isinstance(answer, tuple):
            self._be_busy(busy=False)
            self._say_problems(answer)
            return
        if answer is not None:
            # The invoice has its number all the same; its folder can be written elsewhere from the next page.
            self._desk.dialogs.trouble(answer)
        if self._desk.shell.page is self:
            self._desk.go.confirmed(self._id)

    def _failed(self, trouble: Trouble) -> None:
        self._be_busy(busy=False)
        self._desk.dialogs.trouble(trouble)

    def _be_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._bar.setVisible(busy)
        self._primary.setText("Finalisation…" if busy else ACT)
        self._primary.setEnabled(not busy)
        if not busy:
            self._primary.setFocus(Qt.FocusReason.OtherFocusReason)
