"""« Vérifier avec la feuille »: each line beside its sheet, what else is to look at, and why the invoice is made all the same."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.invoice_words import where
from chorus_desktop.ui.pages.reconciliation_line import line_card
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.proof import ProofView

Texts = Mapping[str, str]
REASON = "attendance_reason"


class ReconciliationPage(Page):
    """A draft beside the sheets of its dossier.

    Args:
        desk: what every page is given.
        invoice_id: which draft.
        field: ``attendance_reason`` to go there.
    """

    def __init__(self, desk: Desk, invoice_id: str, field: str = "") -> None:
        super().__init__("La facture dit-elle ce que dit la feuille\u00a0?", where="Facture")
        self._desk = desk
        self._id = invoice_id
        self._field = field
        self._view: ProofView | None = None
        self._fields = FieldRows(Invoice, parent=self)
        self._verdict, self._lines, self._others = Slot(gap=12), Slot(gap=14), Slot(gap=12)
        reason = self._fields.make(REASON)
        asks = words("Un écart reste\u00a0? Corrigez-le, ou dites pourquoi vous facturez quand même.", "second")
        self._why = Card(asks, reason, gap=12)
        self._why.hide()
        self.add(self._verdict, self._lines, self._others, self._why)
        self._print = SecondaryButton("Imprimer", self._show_paper, icon="printer")
        back = SecondaryButton("Retour", desk.back, icon="arrow-left")
        self.add_actions(PrimaryButton("J’ai terminé", desk.back), self._print, back=back)
        self._autosave = Autosave(self, self._fields.typed, self._save)
        self._fields.edited.connect(self._autosave.touch)
        self.returned()

    @override
    def returned(self) -> None:
        self._ask()

    @override
    def leaving(self) -> None:
        self._autosave.flush()

    def _ask(self, _: object = None) -> None:
        self._desk.ask(services.proof.view, self._id, self._desk.today, then=self._show)

    def _save(self, typed: Texts) -> Save:
        return self._desk.keep(services.proof.explain, self._id, typed, self._desk.today, then=self._refresh)

    def _show(self, view: "ProofView") -> None:
        if view.state is not InvoiceState.DRAFT:
            self._desk.go.issued_instead(self._id)
            return
        if not self._autosave.unsaved:
            self._fields.show_texts({REASON: view.typed[REASON]})
        self._refresh(view)
        if self._field == REASON and not self._why.isHidden():
            self.first = self._fields.by_name[REASON].editor.inputs[0]
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field = ""

    def _refresh(self, view: "ProofView") -> None:
        """Show what follows from what is typed; the reason itself is left alone."""
        self._view = view
        found = view.found
        self.header.say(self.header.heading.text(), where=where(view.work, view.title))
        of_line = {check.rank: [problem for problem in found.problems if _rank(problem) == check.rank] for check in found.lines}
        cards = [
            line_card(
                check,
                of_line[check.rank],
                partial(self._desk.go.grid, view.dossier_id, check.activity.id),
                partial(self._recount, check.rank),
            )
            for check in found.lines
        ]
        self._lines.show_pieces(*cards, *([self._stays(view)] if found.stays else []))
        rest = [problem for problem in found.problems if _rank(problem) not in of_line]
        self._others.show_pieces(*(self._box(problem) for problem in rest))
        self._verdict.show_pieces(*_verdict(found.problems, nothing=not (found.lines or found.stays)))
        self._why.setVisible(found.asks_reason)
        self._print.setVisible(bool(found.lines or found.stays))

    def _stays(self, view: "ProofView") -> QWidget:
        said = [words(f"{gap.reference}\u00a0: {gap.said}.", "body" if gap.agrees else "strong") for gap in view.found.stays]
        return Card(words("Séjours", "subheading"), *said, gap=8)

    def _box(self, problem: Problem) -> ProblemBox:
        level = "error" if problem.level is Level.ERROR else "warning"
        return ProblemBox(problem.sentence, level=level, mends=[Mend(*mend) for mend in self._mends(problem)])

    def _mends(self, problem: Problem) -> list[tuple[str, Callable[[], object], str]]:
        view = self._view
        if view is None:
            return []
        _, kind, key, *_ = [*problem.where.split("."), "", ""]
        if kind == "activities":
            name = str(problem.facts["activity"])
            return [
                ("Ajouter la ligne", self._add_lines, f"Ajouter la ligne\u00a0: {name}"),
                ("Ouvrir la feuille", partial(self._desk.go.grid, view.dossier_id, key), f"Ouvrir la feuille\u00a0: {name}"),
            ]
        if problem.code.startswith("proof.stay"):
            return [("Ouvrir les séjours", partial(self._desk.go.stays, view.dossier_id), "")]
        rank = _rank(problem)
        place = f"lines.{rank}.quantity" if rank is not None else "lines"
        line = f"Ouvrir la ligne {rank + 1}" if rank is not None else "Ouvrir la facture"
        return [(line, partial(self._desk.go.invoice, self._id, place), "")]

    def _recount(self, rank: int) -> None:
        self._autosave.flush()
        then = partial(self._changed, "Le compte de la feuille est repris.")
        self._desk.ask(services.proof.recount, self._id, [rank], self._desk.today, then=then)

    def _add_lines(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.proof.add_lines, self._id, self._desk.today, then=partial(self._changed, "Ligne ajoutée."))

    def _changed(self, said: str, before: Sequence[Texts]) -> None:
        announce.say(self, said)
        self._desk.offer_undo(said, partial(self._undo, before), icon="check")
        self._ask()

    def _undo(self, before: Sequence[Texts]) -> None:
        self._desk.ask(services.proof.put_back, self._id, before, self._desk.today, then=self._ask)

    def _show_paper(self) -> None:
        self._autosave.flush()
        show = partial(self._desk.go.paper, "La facture et la feuille de présence")
        self._desk.ask(services.proof.paper, self._id, self._desk.today, then=show)


def _rank(problem: Problem) -> int | None:
    """The line that a problem speaks of; none when it is of none."""
    _, kind, key, *_ = [*problem.where.split("."), "", ""]
    return int(key) if kind == "lines" else None


def _verdict(problems: Sequence[Problem], *, nothing: bool) -> list[QWidget]:
    if problems:
        return []
    if nothing:
        why = "Choisissez la feuille d’une ligne dans ses détails, sur la page de la facture."
        return [ProblemBox("Aucune ligne n’est comptée depuis une feuille.", why, level="info")]
    return [ProblemBox("La facture et la feuille de présence sont d’accord.", level="done")]
