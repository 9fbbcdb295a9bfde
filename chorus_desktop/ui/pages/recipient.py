"""The card of a public structure: what is printed of it, what it demands on the portal, its services, the dossiers it pays."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.recipient_card import Origin, RecipientCard
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.form import Form, Section
from chorus_desktop.ui.pages.service_cards import ServiceRows
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary, Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import RecipientView, Texts

SECTIONS = (
    Section(("name", "siret", "address"), "Identité"),
    Section(
        (("engagement_rule", "service_code_rule"), "either_required", "payment_not_reported", "edi", "moa"),
        "Ce qu’elle demande sur Chorus Pro",
        "Recopiez la fiche de la structure dans l’annuaire du portail.",
    ),
    Section(("payment_delay", "closed_on"), "Paiement et fermeture"),
)


class RecipientPage(Page):
    """Saved by itself; « J’ai terminé » says what is still missing.

    Args:
        desk: what a page may ask for.
        key: of the structure.
        field: where to put the cursor, when a problem led here.
    """

    def __init__(self, desk: Desk, key: str, field: str = "") -> None:
        super().__init__("Collectivité", where="Collectivités")
        self._desk = desk
        self._key = key
        self._field = field
        self._view: RecipientView | None = None
        self._summary, self._state, self._foot = ErrorSummary(), Slot(gap=12), Slot(gap=12)
        self.form = Form(RecipientCard, SECTIONS)
        self._services = ServiceRows()
        self._autosave = Autosave(self, dict, lambda _: self._save())
        for part in (self.form, self._services):
            part.edited.connect(self._autosave.touch)
        self._services.removed.connect(self._offer_back)
        self.add(self._summary, self._state, self.form, self._services, self._foot)
        self.add_actions(PrimaryButton("J’ai terminé", self._finish), back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.first = self.form.rows[field].editor.inputs[0] if field in self.form.rows else None
        self.returned()

    def returned(self, _: object = None) -> None:
        self._desk.ask(services.recipients.view, self._key, then=self._show)

    def leaving(self) -> None:
        self._autosave.flush()

    def _show(self, view: "RecipientView") -> None:
        self._kept(view)
        if self._autosave.unsaved:
            return
        self.form.show_texts(view.typed)
        self._services.show_texts(view.services)
        # The program names its own structures by their SIRET: theirs changes by « a changé de SIRET » only.
        self.form.rows["siret"].setVisible(view.card.origin is not Origin.SHIPPED)
        unread = [problem for problem in view.problems if problem.level is Level.ERROR and not problem.code.startswith("recipient_card.")]
        self._say(unread)
        if self._field:
            row, self._field = self.form.rows.get(self._field), ""
            if row is not None:
                row.show_problem(next((problem for problem in view.problems if problem.where == row.spec.name), None))

    def _kept(self, view: "RecipientView") -> None:
        self._view, self._key = view, view.key
        card = view.card
        siret = f"SIRET {card.siret.pretty()}" if card.siret else ""
        self.header.say(
            card.name or "Nouvelle collectivité", where="Collectivités", subtitle=" · ".join(filter(None, (siret, origin(view))))
        )
        self._state.show_pieces(*self._links(view))
        self._foot.show_pieces(*self._dossiers(view), self._acts(view))

    def _links(self, view: "RecipientView") -> list[QWidget]:
        card, pieces = view.card, list[QWidget]()
        if card.closed_on and card.closed_on <= self._desk.today:
            why, mends = "", []
            if card.replaced_by:
                why = f"Le SIRET qui la remplace est {card.replaced_by.pretty()}. Ses factures déjà finalisées gardent celui-ci."
                mends = (
                    [Mend("Ouvrir la nouvelle fiche", partial(self._desk.go.recipient, card.replaced_by_id))] if card.replaced_by_id else []
                )
            pieces.append(ProblemBox(f"Fermée sur le portail depuis le {long_date(card.closed_on)}", why, level="warning", mends=mends))
        if card.replaces_id:
            former = Mend("Ouvrir l’ancienne fiche", partial(self._desk.go.recipient, card.replaces_id))
            pieces.append(ProblemBox("Cette fiche remplace une structure qui a changé de SIRET", level="info", mends=[former]))
        return pieces

    def _dossiers(self, view: "RecipientView") -> list[QWidget]:
        if not view.dossiers:
            return []
        links = [LinkButton(title, partial(self._desk.go.dossier, dossier_id)) for dossier_id, title in view.dossiers]
        return [Card(words("Dossiers qu’elle paie", "title"), *(horizontal(link, None) for link in links), gap=10)]

    def _acts(self, view: "RecipientView") -> QWidget:
        card = Card(gap=12)
        if view.card.siret and not view.card.replaced_by:
            change = SecondaryButton("Cette collectivité a changé de SIRET…", self._move, icon="refresh-cw")
            card.body.addLayout(horizontal(change, None))
        if view.kept:
            said = "Revenir à la fiche du programme" if view.card.origin is Origin.SHIPPED else "Supprimer cette fiche"
            card.body.addLayout(horizontal(Button(said, self._delete, kind="danger", icon="trash-2"), None))
        if not card.body.count():
            card.hide()
        return card

    def _save(self) -> Save:
        return self._desk.keep(services.recipients.save, self._key, self.form.typed(), self._services.typed(), then=self._kept)

    def _say(self, problems: "list[Problem]", summary: ErrorSummary | None = None) -> None:
        self.form.show_problems([problem for problem in problems if "." not in problem.where], summary)
        self._services.show_problems(problems)

    def _finish(self) -> None:
        self.leaving()
        self._desk.ask(services.recipients.view, self._key, then=self._finished)

    def _finished(self, view: "RecipientView") -> None:
        wrong = [problem for problem in view.problems if problem.level is Level.ERROR]
        self._say(wrong)
        ways = {name: row.take_focus for name, row in self.form.rows.items()}
        self._summary.show_lines([(problem.sentence, ways.get(problem.where)) for problem in wrong])
        if not wrong:
            self._desk.back()

    def _move(self) -> None:
        self.leaving()
        self._desk.go.move_recipient(self._key)

    def _delete(self) -> None:
        self.leaving()
        name = self._view.card.name if self._view is not None else ""
        gone, desk = self._key, self._desk

        def deleted(_: None) -> None:
            desk.offer_undo(f"Fiche «\u00a0{name or 'sans nom'}\u00a0» supprimée.", partial(_put_back, desk, gone))
            desk.back()

        desk.ask(services.recipients.delete, gone, desk.today, then=deleted)

    def _offer_back(self, before: "tuple[Mapping[str, str], ...]") -> None:
        self._autosave.flush()
        self._desk.offer_undo("Service retiré.", partial(self._put_services_back, self._key, self.form.typed(), before))

    def _put_services_back(self, key: str, typed: "Texts", before: "tuple[Mapping[str, str], ...]") -> None:
        if shiboken6.isValid(self):
            self._services.show_texts(before)
            self._autosave.touch()
            self._autosave.flush()
        else:
            # The page was left since: the services go back where they are kept.
            self._desk.keep(services.recipients.save, key, typed, before)


def _put_back(desk: Desk, card_id: str) -> None:
    def again(_: None) -> None:
        if desk.shell.page is not None:
            desk.shell.page.returned()

    desk.ask(services.recipients.put_back, card_id, then=again)


def origin(view: "RecipientView") -> str:
    """Where a card came from and when, in words."""
    day = f" le {long_date(view.card.origin_on)}" if view.card.origin_on else ""
    match view.card.origin:
        case Origin.SHIPPED:
            brought = "donnée par votre démarche" if view.of_hers else "fournie avec le programme"
            return f"{brought}, vérifiée{day}{', corrigée par vous' if view.kept else ''}"
        case Origin.DIRECTORY:
            return f"prise dans l’annuaire importé{day}"
    return f"ajoutée par vous{day}"
