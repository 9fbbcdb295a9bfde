"""« Cette collectivité a changé de SIRET »: the new one, since when, and what that moves; undone with « Annuler »."""

from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.recipient_card import Move
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.form import Form, Section
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.problems import Problem
    from chorus_desktop.services.moving import Moved
    from chorus_desktop.services.views import RecipientView

FIELDS = Section((("siret", "day"),), "Le nouveau SIRET")


class MoveRecipientPage(Page):
    """Nothing changes before its button.

    Args:
        desk: what a page may ask for.
        key: of the structure.
    """

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__("Cette collectivité a changé de SIRET", where="Collectivités")
        self._desk = desk
        self._key = key
        self._summary = ErrorSummary()
        self.form = Form(Move, (FIELDS,))
        self._moving = Slot()
        self.add(self._summary, self.form, self._moving)
        self.add_actions(PrimaryButton("Changer le SIRET", self._move), back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.first = self.form.first
        desk.ask(services.recipients.view, key, then=self._show)
        desk.ask(services.moving.open_dossiers, key, desk.today, then=self._show_moving)

    def _show(self, view: "RecipientView") -> None:
        former = f", SIRET actuel {view.card.siret.pretty()}" if view.card.siret else ""
        self.header.say("Cette collectivité a changé de SIRET", where="Collectivités", subtitle=f"{view.card.name}{former}")

    def _show_moving(self, moving: "tuple[tuple[str, str], ...]") -> None:
        said = (
            f"{plural(len(moving), 'dossier ouvert', 'dossiers ouverts')} {'passera' if len(moving) < 2 else 'passeront'} au nouveau SIRET."
        )
        lines = [words(f"– {title}") for _, title in moving]
        kept = "L’ancienne fiche reste, fermée. Les factures qui ont leur numéro ne changent pas\u00a0: elles gardent le SIRET imprimé."
        self._moving.show_pieces(Card(words("Ce qui va se passer", "title"), words(said), *lines, words(kept, "second"), gap=8))

    def _move(self) -> None:
        self._desk.ask(services.moving.move, self._key, self.form.typed(), self._desk.today, then=self._moved)

    def _moved(self, result: "Moved | tuple[Problem, ...]") -> None:
        if isinstance(result, tuple):
            self.form.show_problems(result, self._summary)
            return
        self._desk.offer_undo("SIRET changé, dossiers ouverts déplacés.", partial(_move_back, self._desk, result), icon="check")
        self._desk.go.recipient_instead(result.now)


def _move_back(desk: Desk, moved: "Moved") -> None:
    desk.ask(services.moving.move_back, moved, desk.today, then=lambda _: desk.go.recipient_instead(moved.former))
