"""The task list: where I am, what is next, and why something must wait."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import Card, Line, horizontal, vertical
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.status import TONES, StatusPill
from chorus_desktop.ui.widgets.words import words


class TaskRow(QPushButton):
    """One task: its icon, a verb, a fact or a reason, its status in words. The whole row is a button.

    A row that cannot be done yet stays enabled: a disabled button is skipped by Tab, and whoever does not see the screen would never
    learn that the task exists, nor why it must wait.

    Args:
        title: a verb and its object, or what it is.
        fact: what is known, or why it must wait.
        status: a key of ``TONES``.
        press: what it opens.
        said: other words for the status.
        figure: an amount, at the end of the row.
    """

    def __init__(
        self, title: str, fact: str, status: str, press: Callable[[], object] | None = None, *, said: str = "", figure: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._picture = Picture(TONES[status].icon, TONES[status].ink, 22)
        self._title = words(title, "strong")
        self._fact = words(fact, "caption")
        self._pill = StatusPill(status, said)
        text = vertical(self._title, self._fact, gap=2)
        row = horizontal(self._picture, (text, 1), self._pill, margins=(18, 12, 18, 12), gap=14)
        if figure:
            amount = words(figure, "strong", wrap=False)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            amount.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            theme.hold(amount, min_width=92)
            row.addWidget(amount, 0, Qt.AlignmentFlag.AlignVCenter)
        self._figure = figure
        self._inside = row
        self.setLayout(row)
        for child in (self._picture, self._title, self._fact, self._pill):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if press is not None:
            self.clicked.connect(lambda: press())
        self.show_state(fact, status, said)

    def show_state(self, fact: str, status: str, said: str = "") -> None:
        """Show another fact and another status."""
        tone = TONES[status]
        self._fact.setText(fact)
        self._fact.setVisible(bool(fact))
        # Beside two lines the icon stands at the first one.
        self._inside.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop if fact else Qt.AlignmentFlag.AlignVCenter)
        self._pill.show_status(status, said)
        self._picture.show_icon(tone.icon, tone.ink)
        self.setAccessibleName(f"{self._title.text()}, {said or tone.words}")
        self.setAccessibleDescription(" · ".join(part for part in (fact, self._figure) if part))

    @override
    def sizeHint(self) -> QSize:
        # A push button measures its own (empty) text; this one is as large as what it holds.
        return self._inside.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()


class TaskList(Card):
    """A card of task rows with a line between them."""

    def __init__(self, rows: Sequence[TaskRow] = ()) -> None:
        super().__init__(margins=(6, 6, 6, 6), gap=0)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """Show these rows in place of the former ones."""
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, row in enumerate(rows):
            if place:
                self.body.addWidget(Line())
            self.body.addWidget(row)
