"""One thing to copy into the portal: what it is, « Copier », and a box that is ticked once it is copied, or seen to be right."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLayout, QWidget

from chorus_desktop.domain.companion import Step
from chorus_desktop.domain.deposit import DepositLine
from chorus_desktop.ui import theme
from chorus_desktop.ui.pages.issued_portal import READ_BY_PORTAL
from chorus_desktop.ui.widgets.boxes import Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import breakable, words

BESIDE_FROM = 250.0
BOX = 20.0
MARGINS = (12, 8, 12, 8)
NO_BORDER = (14, 10, 14, 10)
"""The same where no border of two pixels stands around."""


class StepRow(QFrame):
    """A row with its box and its button.

    Args:
        step: what is copied.
        text: what is read, the portal's own label above the exact value.
        copy: called when « Copier » is pressed.
        tick: called with what the box says, when it is pressed.
        verb: the words of the button.
        from_width: the width, in units, from which the button stands beside the text.
    """

    def __init__(
        self,
        step: Step,
        text: QLayout,
        copy: Callable[[Step], object],
        tick: Callable[[Step, bool], object],
        *,
        verb: str = "Copier",
        from_width: float = BESIDE_FROM,
    ) -> None:
        super().__init__()
        self.step = step
        self._verb = verb
        self._box = QCheckBox()
        self._box.setAccessibleName(f"Fait\u00a0: {step.label}")
        self._box.setToolTip("Fait")
        theme.hold(self._box, width=BOX)
        self._box.toggled.connect(lambda done: tick(step, done))
        self.button = Button(verb, lambda: copy(step), kind="small", icon="copy", name=f"{verb}\u00a0: {step.label}")
        beside = Columns([boxed(text), boxed(horizontal(self.button, None))], weights=[1, 0], from_width=from_width, gap=8)
        self.setLayout(horizontal(self._box, (beside, 1), margins=MARGINS, gap=8))
        self.show_state(done=False, copied=False, waiting=False)

    def show_state(self, *, done: bool, copied: bool, waiting: bool) -> None:
        """Show whether it is ticked, whether it went on the clipboard, whether it is the one that waits."""
        with QSignalBlocker(self._box):
            self._box.setChecked(done)
        self.setProperty("surface", "waiting" if waiting else "step")
        theme.repolish(self)
        said = "Copié" if copied and done else self._verb
        self.button.setText(said)
        self.button.setProperty("kind", "copied" if copied and done else "small_primary" if waiting else "small")
        theme.repolish(self.button)
        self.button.show_icon("check" if copied and done else "copy")
        self.button.setAccessibleName(f"{said}\u00a0: {self.step.label}")


def line_text(line: DepositLine, guide: Callable[[str], object]) -> QLayout:
    """A field of the portal as it is read: its label, its exact value, what to do there, what its word means."""
    value = words(breakable(line.value) if line.value else _nothing(line), "strong")
    value.setAccessibleName(f"{line.label}\u00a0: {line.value or _nothing(line)}")
    pieces: list[QWidget] = [words(line.label, "caption"), value]
    if line.hint and line.hint.rstrip(".") != READ_BY_PORTAL and line.hint != _nothing(line):
        pieces.append(words(line.hint, "caption"))
    if line.guide:
        link = LinkButton("C’est quoi\u00a0?", lambda: guide(line.guide), name=f"C’est quoi\u00a0: {line.label}")
        pieces.append(boxed(horizontal(link, None)))
    return vertical(*pieces, gap=2)


def address_text(address: str, open_it: Callable[[str], object]) -> QLayout:
    """The portal's address as it is read, cut where a narrow window needs it, and what opens it in the browser."""
    shown = words(address.replace(".", ".\u200b"), "strong")
    shown.setAccessibleName(f"Adresse du portail\u00a0: {address}")
    link = LinkButton("Ouvrir", lambda: open_it(address), name="Ouvrir le portail dans le navigateur")
    return vertical(words("Adresse du portail", "caption"), shown, horizontal(link, None), gap=2)


def empty_row(line: DepositLine, guide: Callable[[str], object]) -> QWidget:
    """A field that stays empty: ticked already, with nothing to copy."""
    tick = Picture("check", "done", BOX)
    row = horizontal(tick, (line_text(line, guide), 1), margins=NO_BORDER, gap=8)
    row.setAlignment(tick, Qt.AlignmentFlag.AlignVCenter)
    return boxed(row)


def _nothing(line: DepositLine) -> str:
    return line.hint if line.hint.startswith("Rien") else "(laisser vide)"
