"""Where an issued invoice stands, and the one thing to do now."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import DepositDay, InvoiceState, deposit_problems
from chorus_desktop.domain.money import UnreadableError, parse_date
from chorus_desktop.domain.portal_status import PortalStatus
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.states import refusal_said
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.status_words import pill, status_of
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import IssuedView

PILLS = {InvoiceState.FINALISED: "todo", InvoiceState.DEPOSITED: "done", InvoiceState.CANCELLED: "locked", InvoiceState.DRAFT: "doing"}


class StateCard(Card):
    """« Finalisée, à déposer » with the day of the deposit to tell, « Déposée » or « Annulée avant dépôt » with its facts.

    Args:
        desk: what every page is given.
        changed: called once a fact was kept.
    """

    def __init__(self, desk: Desk, view: "IssuedView", changed: Callable[[object], object]) -> None:
        super().__init__(gap=12)
        self._desk = desk
        self._view = view
        self._changed = changed
        self._busy = False
        title, text = state_said(view)
        shown = pill(view) if view.state is InvoiceState.DEPOSITED else (PILLS[view.state], view.state.said_of(view.document.kind))
        self.body.addLayout(horizontal((words(title, "subheading"), 1), StatusPill(*shown), gap=12))
        if text:
            self.body.addWidget(words(text, "second"))
        self._day = FieldRows(DepositDay, self._check, parent=self)
        if view.state is InvoiceState.FINALISED:
            self._ask_day()
        elif view.state is InvoiceState.DEPOSITED:
            self._show_answer()
        links: list[QWidget] = [LinkButton("Ce dépôt n’a pas eu lieu", self._withdraw)] if view.state is InvoiceState.DEPOSITED else []
        if links := [*links, *linked(desk, view)]:
            self.body.addWidget(Flow(*links, gap=20))

    def _ask_day(self) -> None:
        e = self._view.document.kind.e
        row = self._day.make("on", title=f"Je l’ai déposé{e} le")
        row.show_text(french.short_date(self._desk.today))
        self._button = Button(f"Je l’ai déposé{e}", self._keep, icon="check")
        self.body.addWidget(row)
        self.body.addLayout(horizontal(self._button, None))

    def _show_answer(self) -> None:
        """What the portal asks for is one press away, before anything else."""
        status = status_of(self._view.life)
        recipe = services.portal_data.recipe_of(status) if status else None
        if recipe is None:
            return
        press = partial(self._desk.go.came_back, self._view.id)
        awaits = self._view.life.awaits_her
        button = PrimaryButton(recipe.action, press, icon="arrow-right", after=True) if awaits else Button("Revoir la correction", press)
        self.body.addLayout(horizontal(button, None))

    def _check(self, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        reading = read(DepositDay, typed)
        return reading.problems or deposit_problems(reading.value, self._view.document.issued_on, self._desk.today)

    def _keep(self) -> None:
        problems = self._day.problems()
        self._day.show_problems(problems)
        if problems:
            self._day.by_name["on"].take_focus()
            return
        try:
            day = parse_date(self._day.typed()["on"])
        except UnreadableError:
            return  # said above
        if not self._busy:
            self._busy = True
            self._desk.ask(services.issue.deposited, self._view.id, day, then=self._told, otherwise=self._failed)

    def _told(self, done: object) -> None:
        self._changed(done)
        self._desk.go.deposited(self._view.id)

    def _failed(self, trouble: Trouble) -> None:
        self._busy = False
        self._desk.dialogs.trouble(trouble)

    def _withdraw(self) -> None:
        kind = self._view.document.kind
        reason = self._desk.dialogs.ask_text(
            f"{kind.this.capitalize()} n’a pas été déposé{kind.e}\u00a0?",
            f"{'Elle' if kind.e else 'Il'} redevient «\u00a0à déposer\u00a0». Le jour indiqué par erreur et votre explication sont gardés.",
            label="Que s’est-il passé\u00a0?",
            yes=f"{'Elle' if kind.e else 'Il'} n’est pas déposé{kind.e}",
            no="Ne rien changer",
        )
        if reason:
            self._desk.ask(services.issue.not_deposited, self._view.id, self._desk.today, reason, then=self._changed)


def state_said(view: "IssuedView") -> tuple[str, str]:
    """Where it stands, and what that means for her."""
    document, last = view.document, view.events[-1] if view.events else None
    credit = document.kind is DocumentKind.CREDIT_NOTE
    match view.state:
        case InvoiceState.FINALISED:
            return (
                "Au retour du portail",
                "Dites quel jour vous avez déposé. Le compagnon le demande aussi, à sa fin.",
            )
        case InvoiceState.DEPOSITED if view.life.status is not None:
            return _portal_said(view)
        case InvoiceState.DEPOSITED if view.life.deposited_on is not None:
            day = french.long_date(view.life.deposited_on)
            owed = not credit and bool(document.terms)
            wait = f" La collectivité a {document.payment_days} jours pour payer. Le portail vous écrit à chaque étape." if owed else ""
            return f"Déposé{'' if credit else 'e'} le {day}", f"Gardez le certificat de dépôt dans le dossier.{wait}"
        case InvoiceState.CANCELLED if last is not None:
            return (
                f"Annulé{'' if credit else 'e'} le {french.long_date(last.on)}, avant le dépôt",
                f"Raison gardée\u00a0: {last.reason.rstrip('.')}. Ne l{'e' if credit else 'a'} déposez pas.",
            )
    return view.state.said_of(document.kind), ""


def _portal_said(view: "IssuedView") -> tuple[str, str]:
    """What the portal shows, since when, and what it means."""
    life, e = view.life, view.document.kind.e
    shown, status = life.status, status_of(life)
    label, meaning = (status.label, status.meaning) if status else (shown.status if shown else "", "")
    title = f"{label} le {french.long_date(shown.on)}" if shown else label
    motive = [f"Motif\u00a0: {shown.motive}"] if shown is not None and shown.motive else []
    if life.is_void and view.replaced_by is not None:
        by = view.replaced_by[1] or ("une nouvelle, en préparation" if e else "un nouveau, en préparation")
        return f"{label}, remplacé{e} par {by}", "\n".join([meaning, *motive])
    told = [meaning] if life.awaits_her or status is None or status.answer is None else []
    told += _refused(view, status)
    told += motive
    if life.answered_on is not None and not life.is_void:
        told.append(f"Corrigé sur le portail le {french.long_date(life.answered_on)}\u00a0: la suite viendra de la collectivité.")
    if life.deposited_on is not None:
        told.append(f"Déposé{e} le {french.long_date(life.deposited_on)}.")
    return title, "\n".join(told)


def _refused(view: "IssuedView", status: PortalStatus | None) -> list[str]:
    """Of a piece of works that was refused: what comes next, and whether that refusal can be."""
    works = view.document.works
    if works is None or status is None or status.piece is None or not view.life.awaits_her:
        return []
    said = refusal_said(status.piece, services.portal_data.works().cadre(works.cadre))
    return [said] if said else []


def linked(desk: Desk, view: "IssuedView") -> list[QWidget]:
    """The way to the invoice that took its place, and to the one whose place it took."""
    links: list[QWidget] = []
    e = view.document.kind.e
    if view.replaced_by is not None:
        other, number = view.replaced_by
        links.append(
            LinkButton(
                f"Remplacé{e} par {number}" if number else f"Voir {view.document.the} qui prend sa place",
                partial(desk.go.issued if number else desk.go.invoice, other),
            )
        )
    if view.replaces is not None:
        other, number = view.replaces
        links.append(LinkButton(f"Remplace {number}", partial(desk.go.issued, other)))
    return links


def other_acts(desk: Desk, view: "IssuedView") -> Card | None:
    """What else one may do with an issued invoice: begin the next one, cancel it, give back."""
    document, acts = view.document, list[QWidget]()
    invoice = document.kind is DocumentKind.INVOICE
    # A month of works follows from the one before it, and an error in it is mended by the next.
    if invoice and document.works is None:
        acts.append(
            Button(
                "Comme le mois dernier",
                lambda: desk.ask(services.invoices.again, view.id, desk.today, then=desk.go.invoice),
                icon="refresh-cw",
            )
        )
    if view.state is InvoiceState.FINALISED:
        acts.append(Button("Annuler avant le dépôt…", lambda: _cancel(desk, view), kind="danger", icon="circle-x"))
    if view.state is InvoiceState.DEPOSITED and invoice and document.works is None and not view.life.is_void:
        acts.append(
            Button("Faire un avoir", lambda: desk.ask(services.invoices.credit, view.id, desk.today, then=desk.go.invoice), icon="undo-2")
        )
    return Card(words("Et aussi", "subheading"), *acts, gap=10) if acts else None


def _cancel(desk: Desk, view: "IssuedView") -> None:
    document = view.document
    kind = document.kind
    again = "Une nouvelle, déjà remplie, s’ouvre pour être corrigée." if kind.e else "Un nouveau, déjà rempli, s’ouvre pour être corrigé."
    reason = desk.dialogs.ask_text(
        f"Annuler {document.this} avant son dépôt\u00a0?",
        f"Le numéro {document.number} et son PDF sont gardés ici, et ne servent plus. "
        "Son dossier de dépôt, s’il est encore à sa place, reçoit un papier «\u00a0ANNULEE-ne-pas-deposer\u00a0». "
        f"{again} Seulement si rien n’a été déposé sur le portail.",
        label="Pourquoi\u00a0?",
        yes=f"Annuler {document.number}",
        no="Ne pas annuler",
    )
    if reason:
        desk.ask(services.issue.cancel, view.id, desk.today, reason, then=desk.go.invoice)
