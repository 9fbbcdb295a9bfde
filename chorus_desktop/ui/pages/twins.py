"""The children of a dossier who may be one and the same, decided pair by pair."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.pages.twin_card import TwinCard
from chorus_desktop.ui.widgets.boxes import horizontal
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend

if TYPE_CHECKING:
    from chorus_desktop.services.roster_views import TwinsView, TwinView

MOST_SHOWN = 20


class TwinsPage(Page):
    """Nothing is decided by the program: each pair waits for an answer, and each answer can be taken back."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__("Est-ce le même enfant\u00a0?", where="Enfants")
        self._desk, self._id = desk, dossier_id
        self._view: TwinsView | None = None
        self._names = NamesButton()
        self._names.turned.connect(self._tell)
        self._pairs = Slot(gap=16)
        self.add(horizontal(None, self._names), self._pairs)
        self.add_actions(back=SecondaryButton("Retour aux enfants", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self, _: object = None) -> None:
        self._desk.ask(services.roster.pairs, self._id, then=self._show)

    @override
    def leaving(self) -> None:
        self._names.hide_names()

    def _show(self, view: "TwinsView") -> None:
        self._view = view
        self._tell()

    def _tell(self) -> None:
        view = self._view
        if view is None:
            return
        said = plural(len(view.pairs), "paire à décider", "paires à décider")
        said = f"{said}\u00a0: voici les {MOST_SHOWN} premières." if len(view.pairs) > MOST_SHOWN else f"{said}."
        self.header.say("Est-ce le même enfant\u00a0?", where=f"{view.title} · Enfants", subtitle=said if view.pairs else "")
        self._names.setVisible(view.sensitive and bool(view.pairs))
        hidden = view.sensitive and not self._names.shows
        if not view.pairs:
            done = EmptyState(
                "circle-check", "Aucun doute", "Chaque ligne est un enfant différent.", Mend("Revenir aux enfants", self._desk.back)
            )
            self._pairs.show_pieces(done)
            return
        self._pairs.show_pieces(
            *(
                TwinCard(pair, place, hidden=hidden, same=partial(self._merge, pair), two=partial(self._tell_apart, pair))
                for place, pair in enumerate(view.pairs[:MOST_SHOWN], start=1)
            )
        )

    def _merge(self, pair: "TwinView", chosen: Mapping[str, int]) -> None:
        merge = services.roster.merge
        self._desk.ask(merge, self._id, pair.first.id, pair.second.id, chosen, self._desk.today, then=self._merged)

    def _merged(self, merged: Any) -> None:
        undo = partial(self._desk.ask, services.roster.unmerge, merged, then=self.returned)
        self._desk.offer_undo("Les deux lignes n’en font plus qu’une.", undo, "check")
        self.returned()

    def _tell_apart(self, pair: "TwinView") -> None:
        one, other = pair.first.id, pair.second.id
        self._desk.ask(services.roster.tell_apart, one, other, then=self.returned)
        undo = partial(self._desk.ask, services.roster.forget_apart, one, other, then=self.returned)
        self._desk.offer_undo("Ce sont deux enfants\u00a0: la question ne sera plus posée.", undo, "check")
