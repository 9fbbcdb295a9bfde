"""The pieces of a market of works: what comes next and for whom, what stands, the months established."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import euros, long_date, month_year, short_date
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.works.account import Account
from chorus_desktop.domain.works.chain import NextStep
from chorus_desktop.domain.works.piece import PieceState
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.rules import WorksCadre
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.task_row import TaskList, TaskRow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.works import PieceRow, WorksView

_TONES = {
    PieceState.LINKED: "done",
    PieceState.SUSPENDED: "fix",
    PieceState.REFUSED_ROUTE: "fix",
    PieceState.REFUSED_OTHER: "fix",
    PieceState.REPLACED: "locked",
}


class WorksPage(Page):
    """What is next before everything else."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__("Pièces du marché", where="Dossier")
        self._desk, self._id = desk, dossier_id
        self._slot = Slot(gap=16)
        self.add(self._slot)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self, _: object = None) -> None:
        self._desk.ask(services.works.view, self._id, self._desk.today, then=self._show)

    def _show(self, view: "WorksView") -> None:
        self.header.say("Où en est ce marché\u00a0?", where=view.title, subtitle=_amounts(view))
        stops = [found for found in view.problems if found.level is Level.ERROR]
        lacking = (
            [ProblemBox("Le marché n’est pas complet", stops[0].sentence, level="warning", mend=Mend("Décrire le marché", self._market))]
            if stops
            else []
        )
        self._slot.show_pieces(*lacking, *self._now(view), *self._steps(view), *self._pieces(view), *self._months(view))

    def _market(self) -> None:
        self._desk.go.market(self._id)

    def _now(self, view: "WorksView") -> list[Card]:
        if view.draft:
            card = Card(words("À faire maintenant", "caption"), words("Une pièce est en préparation", "title"))
            card.body.addLayout(
                horizontal(
                    PrimaryButton("La reprendre", partial(self._desk.go.works_month, view.draft), icon="arrow-right", after=True), None
                )
            )
            return [card]
        if not view.mine:
            return []
        said = "Pour le mois qui suit le dernier établi."
        if view.market.mine is Role.MANAGER:
            said = "Notez d’abord la demande à laquelle elle répond\u00a0: elle partira d’elle, et le portail les rangera ensemble."
        card = Card(words("Commencer une pièce", "title"), words(said, "second"), gap=10)
        begun = [self._begin_button(cadre, "", first=place == 0) for place, cadre in enumerate(view.mine)]
        card.body.addWidget(Flow(*begun, gap=12))
        return [card]

    def _begin_button(self, cadre: WorksCadre, continues: str, *, first: bool = False) -> Button:
        act = partial(self._begin, cadre.code, continues)
        return (PrimaryButton if first else SecondaryButton)(f"{cadre.document} ({cadre.code})", act, icon="file-plus")

    def _begin(self, cadre: str, continues: str) -> None:
        self._desk.ask(services.works.begin, self._id, cadre, continues, self._desk.today, then=self._desk.go.works_month)

    def _steps(self, view: "WorksView") -> list[Card]:
        if not view.steps:
            return []
        card = Card(words("Ce qui vient ensuite", "title"), gap=10)
        card.add_rows(self._step(view, step) for step in view.steps)
        return [card]

    def _step(self, view: "WorksView", step: NextStep) -> QWidget:
        after = f"après {step.after.number}" if step.after else ""
        told = [f"par {step.who.of}", after, f"avant le {long_date(step.before)}" if step.before else ""]
        told += [f"à partir du {long_date(step.since)}" if step.since else ""]
        text = vertical(
            words(f"{step.cadre.document} ({step.cadre.code})", "strong"), words(", ".join(part for part in told if part), "caption"), gap=2
        )
        key = step.after.id if step.after else ""
        if step.mine and not view.draft:
            act: Button = self._begin_button(step.cadre, key, first=not view.mine)
        else:
            act = SecondaryButton("Elle est déposée", partial(self._desk.go.works_piece, self._id, "", step.cadre.code, key), icon="check")
            act.setAccessibleName(f"Noter que {step.cadre.document} ({step.cadre.code}) est déposée")
        return boxed(horizontal((text, 1), act, gap=12))

    def _pieces(self, view: "WorksView") -> list[QWidget]:
        note = SecondaryButton("Noter la pièce d’un autre", partial(self._desk.go.works_piece, self._id), icon="plus")
        head = horizontal((words("Pièces déposées", "title"), 1), note, gap=12)
        if not view.pieces:
            return [boxed(head), words("Aucune pièce pour l’instant.", "second")]
        return [boxed(head), TaskList([self._row(row) for row in view.pieces])]

    def _row(self, row: "PieceRow") -> TaskRow:
        piece = row.piece
        day = f"déposée le {short_date(piece.on)}" if piece.on else ""
        fact = " · ".join(part for part in (piece.number, row.who, day, row.refused) if part)
        press = partial(self._desk.go.issued, row.invoice_id) if row.invoice_id else partial(self._desk.go.works_piece, self._id, piece.id)
        return TaskRow(row.name, fact, _TONES.get(piece.state, "doing"), press, said=row.said, figure=euros(piece.net) if piece.net else "")

    def _months(self, view: "WorksView") -> list[Card]:
        if not view.months:
            return []
        card = Card(words("Mois établis", "title"), gap=8)
        card.add_rows(boxed(_month(account)) for account in view.months)
        return [card]


def _month(account: Account) -> QLayout:
    said = f"{euros(account.of_month.before_vat)} HT ce mois, {euros(account.total.before_vat)} HT en tout"
    text = vertical(words(month_year(account.month).capitalize(), "strong"), words(said, "caption"), gap=2)
    return horizontal((text, 1), words(euros(account.of_month.net), "strong", wrap=False), gap=12)


def _amounts(view: "WorksView") -> str:
    whole = view.market.before_vat
    done = view.months[-1].total.works if view.months else 0
    return f"{euros(done)} HT établis sur {euros(whole)} HT" if whole else "Le marché n’a pas encore de prix"
