"""What every row of a table says before it is brought in: how many are good, and what is wrong in which row."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Level
from chorus_desktop.ui.widgets.boxes import Card, boxed, vertical
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.columns import RowProblem
    from chorus_desktop.services.table_import import Judged

SHOWN = 12


def verdict(judged: "Judged", noun: str, many: str, titles: Mapping[str, str]) -> list[QWidget]:
    """What is said before « Importer ».

    Args:
        judged: what every row says.
        noun: one row in words.
        many: its plural, where an ``s`` is not enough.
        titles: key of each wanted field → its title.
    """
    if not judged.good and not judged.left_out:
        return [ProblemBox("Ce tableau n’a aucune ligne sous ses titres", "Vérifiez que c’est le bon fichier.", level="warning")]
    said = f"{plural(judged.good, noun, many)} à importer"
    if judged.left_out:
        out = plural(judged.left_out, "ligne")
        why = f"{out} {'sera laissée' if judged.left_out < 2 else 'seront laissées'} de côté. Rien n’est encore écrit."
        pieces: list[QWidget] = [ProblemBox(said if judged.good else "Aucune ligne ne peut être importée", why, level="warning")]
    else:
        pieces = [ProblemBox(said, "Rien n’est encore écrit.", level="done")]
    counted = vertical(*(words(f"{said}\u00a0: {french.decimal(Decimal(count))}.") for said, count in judged.tallies), gap=4)
    return [*pieces, *([boxed(counted)] if judged.tallies else []), *([_listed(judged, titles)] if judged.listed else [])]


def _listed(judged: "Judged", titles: Mapping[str, str]) -> QWidget:
    card = Card(words("Ce qu’il y a à voir, ligne par ligne", "title"), gap=10)
    lines = [_line(each, titles) for each in judged.listed]
    card.body.addWidget(boxed(vertical(*lines[:SHOWN], gap=8)))
    if lines[SHOWN:]:
        rest = boxed(vertical(*lines[SHOWN:], gap=8))
        card.body.addWidget(Disclosure(f"Voir {plural(len(lines) - SHOWN, 'autre remarque')}", rest))
    if judged.more:
        rest_said = f"Et {plural(judged.more, 'autre')} encore, dont le détail n’est pas montré."
        card.body.addWidget(words(rest_said, "caption"))
    return card


def _line(each: "RowProblem", titles: Mapping[str, str]) -> QWidget:
    where = titles.get(each.problem.where, "")
    text = f"Ligne {each.row}{f', {where}' if where else ''}\u00a0: {each.problem.sentence}"
    return words(text, "body" if each.problem.level is Level.ERROR else "second")
