"""One dossier: what to do now, its amounts, its tasks, its invoices."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import euros, listing, long_date, short_date
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.works.role import Role
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages import throwing_away
from chorus_desktop.ui.pages.changed_card import ChangedCard
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.pages.stages import begin_invoice, open_task
from chorus_desktop.ui.pages.status_words import tone
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.charts import UsageBar
from chorus_desktop.ui.widgets.facts import key_facts
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.task_row import TaskList, TaskRow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import DossierView, InvoiceRow

TONES = {
    InvoiceState.DRAFT: "doing",
    InvoiceState.FINALISED: "todo",
    InvoiceState.DEPOSITED: "done",
    InvoiceState.CANCELLED: "locked",
}

MOST_SHOWN = 20
"""Newest invoices shown in their dossier; a row is several widgets, and the list of all invoices is made for thousands."""


class DossierPage(Page):
    """The task list of a dossier and all that leads from it."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__("Dossier", where="Dossier")
        self._desk = desk
        self._id = dossier_id
        self._shown: DossierView | None = None
        self._sheets, self._slot = ChangedCard(desk), Slot()
        self.add(self._sheets, self._slot)
        self.returned()

    def returned(self) -> None:
        self._desk.ask(services.dossiers.view, self._id, self._desk.today, then=self._show)
        self._sheets.show_of_dossier(self._id)

    def _show(self, view: "DossierView") -> None:
        if view == self._shown:
            return
        self._shown = view
        self.header.say(view.title, where="Dossier", subtitle=f"{view.work.recipient.name} · {view.deadline}")
        rows = [TaskRow(task.title, task.fact, task.status, partial(open_task, self._desk, view, task)) for task in view.tasks]
        top = Columns([self._now(view), _amounts(view)], weights=[4, 3])
        self._slot.show_pieces(
            *self._payer(view), *self._season(view), top, *self._warnings(view), TaskList(rows), *self._invoices(view), self._links(view)
        )

    def _now(self, view: "DossierView") -> QWidget:
        task = view.next
        act: Button
        if view.next_season is not None:
            season = view.next_season
            title, why = "La saison est close", f"Continuez avec la saison {season.title}\u00a0: la convention et les tarifs suivent."
            said = f"Ouvrir la saison {season.title}{'' if season.confirmed else ' (à confirmer)'}"
            act = PrimaryButton(said, partial(self._open_season, view, season.id), icon="arrow-right", after=True)
        elif view.closed:
            title, why = "La saison est close", "Les factures qui restent demandent l’accord de la collectivité."
            act = SecondaryButton("Écrire au service", partial(self._desk.go.letter, self._id, "ask_closed_season"), icon="mail")
        elif task is None and view.work.procedure.kind == "works":
            title, why = "Tout est à jour", "Quand un nouveau mois est fini, établissez la pièce suivante."
            act = PrimaryButton("Établir une pièce", partial(self._desk.go.works, self._id), icon="arrow-right", after=True)
        elif task is None:
            title, why = "Tout est à jour", "Quand un nouveau mois est fini, préparez la facture suivante."
            act = PrimaryButton("Préparer une facture", self._new_invoice, icon="arrow-right", after=True)
        else:
            title, why = task.title, task.fact
            act = PrimaryButton(task.action, partial(open_task, self._desk, view, task), icon="arrow-right", after=True)
        card = Card(words("À faire maintenant", "caption"), words(title, "title"))
        if why:
            card.body.addWidget(words(why, "second"))
        card.body.addLayout(horizontal(act, None, margins=(0, 8, 0, 0)))
        return card

    def _payer(self, view: "DossierView") -> list[QWidget]:
        """What keeps the invoices of this dossier from having a payer; it belongs to no task."""
        if view.work.procedure.any_recipient and not view.dossier.recipient:
            choose = Mend("Choisir la collectivité", partial(self._desk.go.find_recipient, self._id))
            return [
                ProblemBox("Quelle collectivité paie ce dossier\u00a0?", "Son SIRET va sur chaque facture.", level="warning", mend=choose)
            ]
        wrong = [found for found in view.problems if found.where.split(".")[0] == "recipient" and found.level is Level.ERROR]
        return [
            ProblemBox(found.sentence, mend=Mend("Ouvrir", partial(self._mend, found.where), f"Ouvrir\u00a0: {found.sentence}"))
            for found in wrong
        ]

    def _season(self, view: "DossierView") -> list[QWidget]:
        write = Mend("Écrire au service", partial(self._desk.go.letter, self._id, "ask_season"))
        if view.closed:
            late = Mend("Écrire au service", partial(self._desk.go.letter, self._id, "ask_closed_season"))
            why = "Ce qui a été fait reste ici, à consulter et à imprimer. Une facture en retard demande l’accord de la collectivité."
            return [ProblemBox(view.closed, why, level="warning", mends=[late] if view.next_season else [])]
        season = view.work.season
        if season.confirmed:
            return []
        confirmed = view.dossier.season_confirmed_on
        if confirmed is not None:
            return [words(f"Saison confirmée par la collectivité, noté le {long_date(confirmed)}.", "caption")]
        sure = Mend(
            "C’est confirmé", partial(self._desk.ask, services.dossiers.confirm_season, self._id, self._desk.today, then=self._again)
        )
        return [ProblemBox(f"Saison {season.title}\u00a0: à confirmer", season.note, level="warning", mends=[write, sure])]

    def _warnings(self, view: "DossierView") -> list[QWidget]:
        return [
            ProblemBox(
                found.sentence, level="warning", mend=Mend("Ouvrir", partial(self._mend, found.where), f"Ouvrir\u00a0: {found.sentence}")
            )
            for found in view.problems
            if found.level is Level.WARNING and found.where != "season"
        ]

    def _mend(self, where: str) -> None:
        view = self._shown
        self._desk.go.problem(where, self._id, view.invoice_id if view is not None else "")

    def _invoices(self, view: "DossierView") -> list[QWidget]:
        works = view.work.procedure.kind == "works"
        last = next((row for row in view.invoices if row.state is not InvoiceState.DRAFT and row.net > 0), None)
        ordinary = SecondaryButton("Préparer une facture", self._new_invoice, icon="file-plus")
        acts = [self._begin_works() if works else ordinary]
        if works and view.dossier.market is not None and view.dossier.market.mine is Role.MANAGER:
            # Its fees are no piece of works: an ordinary invoice.
            acts.append(ordinary)
        if last is not None and not works:
            copy = SecondaryButton("Comme la dernière fois", partial(self._as_last_time, last.id), icon="copy")
            copy.setAccessibleName(f"Comme la dernière fois, d’après {last.title}")
            acts.append(copy)
        title = words("Pièces de ce dossier" if works else "Factures de ce dossier", "title", wrap=False)
        head = Columns([title, Flow(*acts)], weights=[1, 0], from_width=720, gap=10)
        if not view.invoices:
            return [head, words("Aucune pièce pour l’instant." if works else "Aucune facture pour l’instant.", "second")]
        shown = [head, TaskList([self._row(row) for row in view.invoices[:MOST_SHOWN]])]
        others = len(view.invoices) - MOST_SHOWN
        if others > 0:
            said = "Voir l’autre facture" if others == 1 else f"Voir les {others} autres factures"
            shown.append(Flow(LinkButton(said, self._desk.go.invoices)))
        return shown

    def _begin_works(self) -> Button:
        # A piece of works follows from the market: its page says which one comes next.
        return SecondaryButton("Établir une pièce", partial(self._desk.go.works, self._id), icon="file-plus")

    def _row(self, row: "InvoiceRow") -> TaskRow:
        go = self._desk.go
        facts = [
            "" if row.number in row.title else row.number,
            short_date(row.issued_on) if row.issued_on else "",
            row.engagement,
            row.paid,
        ]
        press = partial(go.invoice if row.state is InvoiceState.DRAFT else go.issued, row.id)
        fact = " · ".join(part for part in facts if part)
        shown = tone(row.phase, awaits=row.awaits) if row.phase else TONES[row.state]
        return TaskRow(row.title, fact, shown, press, said=row.said, figure=euros(row.net))

    def _links(self, view: "DossierView") -> QWidget:
        go = self._desk.go
        named = [] if view.work.attendance.is_empty else [LinkButton("Effacer les noms des enfants", partial(go.erasing, self._id))]
        delete = LinkButton("Supprimer ce dossier", partial(throwing_away.dossier, self._desk, self._id, view.title))
        works = view.work.procedure.kind == "works"
        of_works = [LinkButton("Le marché", partial(go.market, self._id)), LinkButton("Pièces du marché", partial(go.works, self._id))]
        links = Flow(
            *(of_works if works else []),
            LinkButton("Règles et contacts de la démarche", partial(go.procedure, self._id)),
            *([] if works else [LinkButton("Tarifs convenus", partial(go.tariffs, self._id))]),
            LinkButton("Fiche de la collectivité", partial(go.problem, "recipient", self._id, "")),
            LinkButton("La collectivité a changé", partial(go.find_recipient, self._id)),
            LinkButton("Factures faites avant ce programme", partial(go.past, view.association_id)),
            gap=24,
        )
        return boxed(vertical(links, horizontal(None, Flow(*named, delete, gap=24)), gap=20))

    def _new_invoice(self) -> None:
        begin_invoice(self._desk, self._id)

    def _as_last_time(self, invoice_id: str) -> None:
        self._desk.ask(services.invoices.again, invoice_id, self._desk.today, then=self._desk.go.invoice)

    def _open_season(self, view: "DossierView", season_id: str) -> None:
        dossier, desk = view.dossier, self._desk
        desk.ask(services.dossiers.create, dossier.association, dossier.procedure, season_id, desk.today, then=desk.go.dossier)

    def _again(self, _: object) -> None:
        self.returned()


def _amounts(view: "DossierView") -> QWidget:
    card = Card(key_facts([("Facturé", euros(view.invoiced)), ("Déposé", euros(view.deposited))]), gap=16)
    if view.paid:
        card.body.addWidget(words(f"Payé\u00a0: {euros(view.paid)}", "caption"))
    for use in view.use:
        if use.ceiling:
            card.body.addWidget(
                UsageBar(f"Engagement {use.number}", min(use.paid, use.used), use.used - min(use.paid, use.used), use.ceiling)
            )
    free = [f"{use.number}\u00a0: {euros(use.used)}" for use in view.use if not use.ceiling]
    if free:
        card.body.addWidget(words(f"Facturé sur {listing(free)}, sans plafond connu", "caption"))
    return card
