"""Beside the portal: its fields in its order with « Copier » on each, and what to click."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.deposit import DepositBlock
from chorus_desktop.domain.portal import Trap
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.guide_link import what_is
from chorus_desktop.ui.pages.numbered import steps
from chorus_desktop.ui.widgets.boxes import Card, Line, boxed, vertical
from chorus_desktop.ui.widgets.facts import CopyRow
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

READ_BY_PORTAL = "Prérempli par lecture du PDF, vérifiez"


def trap_boxes(traps: Sequence[Trap]) -> list[QWidget]:
    """The mistakes that are seen months later, a draft left on the portal above all."""
    return [ProblemBox(trap.title, trap.text, level="warning") for trap in traps]


def clicks_card(clicks: Sequence[str]) -> Card:
    """What to click, in order."""
    return Card(words("Sur le portail, dans l’ordre", "subheading"), steps([(click, "") for click in clicks]), gap=10)


def form_cards(desk: Desk, blocks: Sequence[DepositBlock]) -> list[QWidget]:
    """The portal's fields, block by block; what it reads from the PDF by itself is said once, a word of its own is one link from the guide."""
    pieces: list[QWidget] = [
        words("Les champs du portail", "title"),
        words(
            "Le portail remplit la plupart des champs en lisant le PDF\u00a0: comparez. «\u00a0Copier\u00a0» donne la valeur exacte.",
            "second",
        ),
    ]
    labels = [line.label for block in blocks for line in block.lines]
    return pieces + [_block(desk, block, {label for label in labels if labels.count(label) > 1}) for block in blocks]


def _block(desk: Desk, block: DepositBlock, shared: Collection[str]) -> Card:
    card = Card(margins=(6, 6, 6, 6), gap=0)
    title = words(block.title, "subheading")
    card.body.addWidget(boxed(vertical(title, margins=(14, 8, 14, 8))))
    for line in block.lines:
        card.body.addWidget(Line())
        within = block.title if line.label in shared else ""
        hint = "" if line.hint.rstrip(".") == READ_BY_PORTAL else line.hint
        about = what_is(desk, line.guide, line.label) if line.guide else None
        card.body.addWidget(CopyRow(line.label, line.value, line.copied, hint=hint, within=within, about=about))
    return card
