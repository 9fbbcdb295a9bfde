"""What a calendar holds, name by name: one says which times are those of the activity before anything is written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from chorus_desktop.domain.french import period, plural
from chorus_desktop.ui.widgets.boxes import Card, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.calendar_import import CalendarGroup, CalendarView

MOST_NAMES = 40


class CalendarCard(Card):
    """The preview.

    Args:
        view: what the calendar holds.
        bring_in: given the times of the names that are ticked.
        close: shuts the card.
    """

    def __init__(self, view: "CalendarView", bring_in: Callable[[tuple[object, ...]], object], close: Callable[[], object]) -> None:
        super().__init__(gap=12)
        self._bring_in = bring_in
        self._boxes: list[tuple[QCheckBox, CalendarGroup]] = []
        groups = [group for group in view.groups if group.times][:MOST_NAMES]
        said = "Quels rendez-vous sont les séances de cette activité\u00a0?" if groups else "Aucune séance nouvelle dans ce calendrier"
        self.body.addWidget(words(said, "subheading"))
        for group in groups:
            box = QCheckBox(f"{group.summary} · {plural(len(group.times), 'séance')}, {period(*group.span)}")
            # One name is surely meant; several wait for a choice.
            box.setChecked(len(groups) == 1)
            box.toggled.connect(self._say)
            self._boxes.append((box, group))
        self.body.addLayout(vertical(*(box for box, _ in self._boxes), gap=6))
        self.body.addWidget(words(_notes(view, len(groups)), "caption"))
        self._act = SecondaryButton("Ajouter", self._press, icon="check")
        self._act.setVisible(bool(groups))
        self.body.addWidget(Flow(self._act, LinkButton("Fermer", close, name="Fermer le calendrier"), gap=12))
        self._say()

    def take_focus(self) -> None:
        """Put the focus on the first name."""
        if self._boxes:
            self._boxes[0][0].setFocus()

    def _times(self) -> tuple[object, ...]:
        return tuple(time for box, group in self._boxes if box.isChecked() for time in group.times)

    def _say(self) -> None:
        count = len(self._times())
        self._act.setText(f"Ajouter {plural(count, 'séance')}" if count else "Ajouter")
        self._act.setEnabled(count > 0)

    def _press(self) -> None:
        self._bring_in(self._times())


def _notes(view: "CalendarView", shown: int) -> str:
    known = sum(group.known for group in view.groups)
    more = sum(1 for group in view.groups if group.times) - shown
    parts = [
        "Seuls les rendez-vous de la saison sont montrés\u00a0; rien n’est écrit avant votre accord.",
        f"{plural(known, 'séance est déjà là', 'séances sont déjà là')}." if known else "",
        f"{plural(view.left_out, 'rendez-vous n’a pas pu être lu', 'rendez-vous n’ont pas pu être lus')}." if view.left_out else "",
        f"{plural(more, 'autre nom n’est pas montré', 'autres noms ne sont pas montrés')}." if more else "",
    ]
    return " ".join(part for part in parts if part)
