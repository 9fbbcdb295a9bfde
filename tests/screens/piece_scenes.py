"""The pieces joined to an invoice, photographed: the list, one looked at, one changed."""

from collections.abc import Iterator
from pathlib import Path

from tests.screens.datafiles import Ids
from tests.screens.scene import Scene, then, way
from tests.screens.window import Look


def piece_scenes() -> Iterator[Scene]:
    """All of them."""
    yield way("pieces", "attachments", "pieces", "draft")
    yield Scene("pieces-mot-de-passe", "attachments", "pieces", _locked)
    yield Scene("pieces-deja-jointe", "attachments", "pieces", _twin)
    yield way("piece", "piece", "pieces", "draft", "piece")
    yield then(way("piece-avant-apres", "piece", "pieces", "draft", "piece"), lambda look, _: look.press("Avant / après"))
    yield Scene("scan", "scan", "pieces", _scan)
    yield way("piece-modifier", "piece_edit", "pieces", "draft", "piece")
    yield then(way("piece-tournee", "piece_edit", "pieces", "draft", "piece"), _turned)


def _scan(look: Look, ids: Ids) -> None:
    look.go.scan("Convention signée", Path(ids["scan"]).read_bytes(), "Le scan de la convention")


def _locked(look: Look, ids: Ids) -> None:
    look.go.attachments(ids["draft"])
    look.settle()
    look.page._adding.bring([Path(ids["locked"])])
    look.settle()


def _twin(look: Look, ids: Ids) -> None:
    look.go.attachments(ids["draft"])
    look.settle()
    look.page._adding.bring([Path(ids["scan"])])
    look.settle()


def _turned(look: Look, ids: Ids) -> None:
    look.press("Tourner à droite")
    look.page._strip.look_at(1)
    look.press("Toute la photo")
