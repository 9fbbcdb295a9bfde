"""What happened to an issued document, line by line: nothing is rubbed out, what was told by mistake is taken back beside it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import breakable, words

if TYPE_CHECKING:
    from chorus_desktop.domain.life_words import HistoryLine
    from chorus_desktop.services.views import IssuedView

SHOWN = 5


class HistoryCard(Card):
    """The history of a document, the newest fact first.

    Args:
        desk: what every page is given.
        view: of the document.
        changed: called once a fact was taken back.
    """

    def __init__(self, desk: Desk, view: "IssuedView", changed: Callable[[object], object]) -> None:
        super().__init__(words("Historique", "subheading"), gap=10)
        self._desk, self._view, self._changed = desk, view, changed
        self.hide()
        desk.ask(services.life.told, view.id, then=self._show)

    def _show(self, lines: "Sequence[HistoryLine]") -> None:
        self.add_rows(self._row(line) for line in lines[:SHOWN])
        if lines[SHOWN:]:
            rest = boxed(vertical(*(self._row(line) for line in lines[SHOWN:]), gap=10))
            self.body.addWidget(Disclosure("Voir tout l’historique", rest))
        self.setVisible(bool(lines))

    def _row(self, line: "HistoryLine") -> QWidget:
        said = [words(line.title, "second" if line.taken_back else "body"), words(line.said, "caption")]
        said += [words(breakable(f"«\u00a0{line.detail}\u00a0»"), "second")] if line.detail else []
        beside: list[QWidget] = [StatusPill("locked", "Repris")] if line.taken_back else []
        if line.may_be_taken_back:
            name = f"Noté par erreur\u00a0: {line.title}, {line.said[0].lower()}{line.said[1:]}"
            beside.append(LinkButton("Noté par erreur", partial(self._take_back, line), name=name))
        return boxed(horizontal((vertical(*said, gap=2), 1), *beside, gap=10))

    def _take_back(self, line: "HistoryLine") -> None:
        reason = self._desk.dialogs.ask_text(
            "Ce fait a été noté par erreur\u00a0?",
            f"«\u00a0{line.title}\u00a0», {line.said[0].lower()}{line.said[1:]}, ne comptera plus. Il reste dans l’historique, avec votre explication.",
            label="Que s’est-il passé\u00a0?",
            yes="Reprendre ce fait",
            no="Ne rien changer",
        )
        if reason:
            desk = self._desk
            desk.ask(services.life.take_back, self._view.id, line.rank, desk.today, reason, then=self._changed)
