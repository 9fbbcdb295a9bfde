"""One screen of the portal in the companion: where one is, what to click, what to copy, the traps, what comes next."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.companion import FILES, Progress, Screen, Step, waiting
from chorus_desktop.domain.deposit import DepositBlock
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.companion.file_row import BESIDE_FROM_NAME, FileRow, gone_row
from chorus_desktop.ui.companion.step_row import StepRow, address_text, empty_row, line_text
from chorus_desktop.ui.pages.numbered import steps
from chorus_desktop.ui.widgets.boxes import Card, Line, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words


class Acts(Protocol):
    """What a screen asks of the window around it."""

    def copy(self, step: Step) -> None: ...
    def tick(self, step: Step, done: bool) -> None: ...  # noqa: FBT001 - what a box says
    def guide(self, entry: str) -> None: ...
    def write_folder(self) -> None: ...
    def open_folder(self) -> None: ...
    def open_portal(self, address: str) -> None: ...


@dataclass(frozen=True)
class Place:
    """Where a screen stands, from 1, among how many.

    Attributes:
        title: of which document.
        folder: where its files are; none while they are not written, ``refused`` saying why.
        warnings: what to think of first.
    """

    title: str
    rank: int
    count: int
    folder: Path | None
    refused: str = ""
    warnings: tuple[Problem, ...] = ()


class ScreenPiece(QWidget):
    """What is read and done on one screen.

    Attributes:
        of: which screen it is.
        heading: takes the focus when the screen is shown.
        rows: what is copied, in order.
    """

    def __init__(self, screen: Screen, place: Place, acts: Acts) -> None:
        super().__init__()
        self.setObjectName("page_body")
        self.of = screen
        self._acts = acts
        self.rows: list[StepRow] = []
        self.heading = words(screen.title, "title")
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        where = words(f"{place.title} · écran {place.rank} sur {place.count}", "caption")
        at = words(f"Sur le portail\u00a0: {screen.place[:1].lower()}{screen.place[1:]}", "second")
        self.body = vertical(vertical(where, self.heading, at, gap=4), gap=14)
        warned = [ProblemBox(problem.sentence, level="warning") for problem in place.warnings]
        for piece in (*warned, *self._clicks(), *self._files(place), *map(self._block, screen.blocks), *self._traps(), *self._after()):
            self.body.addWidget(piece)
        # On the right, the scroll bar has its own margin.
        self.setLayout(vertical(self.body, None, margins=(16, 16, 4, 14)))

    def show_progress(self, progress: Progress, copied: set[str]) -> None:
        """Show what is ticked, what was copied since the window is open, and what waits."""
        first = waiting(self.of, progress)
        for row in self.rows:
            key = row.step.key
            row.show_state(done=key in progress.done, copied=key in copied, waiting=first is not None and first.key == key)

    def row_of(self, key: str) -> StepRow | None:
        """The row of a step."""
        return next((row for row in self.rows if row.step.key == key), None)

    def _clicks(self) -> list[QWidget]:
        screen, pieces = self.of, list[QWidget]()
        if screen.address:
            text = address_text(screen.address, self._acts.open_portal)
            row = StepRow(screen.steps[0], text, self._acts.copy, self._acts.tick, from_width=BESIDE_FROM_NAME)
            self.rows.append(row)
            pieces.append(Card(row, margins=(4, 4, 4, 4), gap=0))
        if screen.clicks:
            said = [(click, "") for click in screen.clicks]
            inside = steps(said) if len(said) > 1 else words(said[0][0])
            pieces.append(Card(inside, margins=(14, 12, 14, 12)))
        return pieces

    def _files(self, place: Place) -> list[QWidget]:
        files = self.of.files
        if not files:
            return []
        wanted = {step.key: step for step in self.of.steps if step.is_file}
        card = _card(files[0].label)
        for file in files:
            card.body.addWidget(Line())
            if file.gone:
                card.body.addWidget(gone_row(file))
                continue
            row = FileRow(file, wanted[file.name], place.folder, self._acts.copy, self._acts.tick, self._acts.write_folder)
            self.rows.append(row)
            card.body.addWidget(row)
        if place.folder is None and place.refused:
            again = Mend("Réessayer", self._acts.write_folder, "Réessayer d’écrire le dossier de dépôt")
            return [ProblemBox("Les fichiers ne sont pas encore sur l’ordinateur.", place.refused, level="warning", mends=[again]), card]
        card.body.addWidget(Line())
        folder = Button("Ouvrir le dossier", self._acts.open_folder, kind="small", icon="folder-open")
        card.body.addWidget(boxed(horizontal(folder, None, margins=(12, 8, 12, 8))))
        return [card]

    def _block(self, block: DepositBlock) -> QWidget:
        card = _card(block.title)
        known = {step.key: step for step in self.of.steps}
        for line in block.lines:
            if line.key == FILES and self.of.files:
                # Each file stands above, under this very label.
                continue
            card.body.addWidget(Line())
            if line.key not in known:
                card.body.addWidget(empty_row(line, self._acts.guide))
                continue
            row = StepRow(known[line.key], line_text(line, self._acts.guide), self._acts.copy, self._acts.tick)
            self.rows.append(row)
            card.body.addWidget(row)
        return card

    def _traps(self) -> list[QWidget]:
        return [ProblemBox(trap.title, trap.text, level="warning") for trap in self.of.traps]

    def _after(self) -> list[QWidget]:
        if not self.of.after:
            return []
        arrow = Picture("arrow-right", "accent", 20)
        row = horizontal(arrow, (words(self.of.after, "strong"), 1), margins=(4, 0, 4, 0), gap=10)
        row.setAlignment(arrow, Qt.AlignmentFlag.AlignTop)
        return [boxed(row)]


def _card(title: str) -> Card:
    card = Card(margins=(4, 4, 4, 4), gap=0)
    card.body.addWidget(boxed(vertical(words(title, "subheading"), margins=(12, 8, 12, 8))))
    return card
