"""« Suspendue »: the piece or the words that the payer asks for, made ready for the portal."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import ANY
from chorus_desktop.ui.forms.editors import LongTextEditor, RadioEditor
from chorus_desktop.ui.pages.attachment_kinds import joinable
from chorus_desktop.ui.pages.came_back_closing import Closing
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton
from chorus_desktop.ui.widgets.facts import CopyRow
from chorus_desktop.ui.widgets.files import FileDropArea
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.after_pieces import AddedAfter, AfterPiece
    from chorus_desktop.services.returns import ReturnView

OTHER = "Autre chose"


class PiecesPart(QWidget):
    """Files to add, and a comment.

    Args:
        desk: what a page may ask for.
        view: a document that came back.
        done: called once the answer was told done.
    """

    def __init__(self, desk: Desk, view: "ReturnView", done: Callable[[object], object]) -> None:
        super().__init__()
        self._desk, self._view, self._done = desk, view, done
        self._summary, self._notes, self._list = ErrorSummary(), Slot(gap=12), Slot(gap=10)
        kinds = [(rule.kind, rule.title) for rule in view.kinds]
        self._kinds = RadioEditor([*kinds, (services.after_pieces.OTHER, OTHER)])
        self._kinds.show_text(kinds[0][0] if kinds else services.after_pieces.OTHER)
        drop = FileDropArea("Déposez ici la pièce demandée\u00a0: un PDF ou une photo. Elle est préparée pour le portail.", self._pick)
        drop.dropped.connect(self.bring)
        self._work = LongWork(desk, "Préparation des pièces", self._given_up)
        self._comment = LongTextEditor(height=72)
        said = "Ou votre réponse, à recopier dans le commentaire du portail"
        label = words(said, "label")
        self._comment.area.setAccessibleName(said)
        label.setBuddy(self._comment.area)
        self._copy = Button("Copier la réponse", self._copy_comment, kind="small", icon="copy")
        adding = Card(words("La pièce à ajouter", "title"), words("C’est", "label"), self._kinds, drop, gap=12)
        answer = Card(label, self._comment, horizontal(self._copy, None), gap=10)
        self.setLayout(vertical(self._summary, adding, self._work, self._notes, self._list, answer, gap=16))
        self.show_view(view)

    def show_view(self, view: "ReturnView") -> None:
        """Show the pieces added so far."""
        self._view = view
        self._list.show_pieces(*([self._pieces(view.pieces)] if view.pieces else []))

    def closing(self) -> QWidget:
        """The act that ends it, once the portal's clicks were read."""
        shown = self._view.life.status
        return Closing(self._desk, shown.on if shown else self._desk.today, self._keep)

    def leaving(self) -> None:
        """Nothing of it is a draft but the words, which stay on the page."""
        self._work.stop()

    def bring(self, sources: Sequence[Path]) -> None:
        """Add files."""
        self._summary.show_lines([])
        self._notes.show_pieces()
        add = services.after_pieces.add
        self._work.begin(add, self._view.id, tuple(sources), self._kinds.text(), then=self._added, otherwise=self._failed)

    def _pick(self) -> Sequence[Path]:
        return self._desk.dialogs.pick_files("Ajouter la pièce demandée", joinable(self._view.work.portal.limits))

    def _added(self, added: "AddedAfter") -> None:
        self._summary.show_lines([(problem.sentence, None) for problem in added.problems])
        self._notes.show_pieces(*(ProblemBox(note.sentence, level="info") for note in added.notes))
        self._again()

    def _failed(self, trouble: Trouble) -> None:
        self._desk.dialogs.trouble(trouble)

    def _given_up(self) -> None:
        self._notes.show_pieces(ProblemBox("Ajout arrêté", "Déposez de nouveau le fichier pour l’ajouter.", level="info"))

    def _again(self, _: object = None) -> None:
        self._desk.ask(services.returns.view, self._view.id, self._desk.today, then=self.show_view)

    def _pieces(self, pieces: "Sequence[AfterPiece]") -> Card:
        card = Card(words("À choisir sur le portail, dans «\u00a0Pièces jointes\u00a0»", "title"), gap=8)
        card.add_rows(self._piece(piece) for piece in pieces)
        return card

    def _piece(self, piece: "AfterPiece") -> QWidget:
        pages = f"{french.plural(piece.pages, 'page')}, " if piece.pages else ""
        name = CopyRow(
            f"Nom du fichier ({pages}{french.size(piece.size)})",
            piece.name,
            piece.name,
            hint=f"D’après «\u00a0{piece.original_name}\u00a0»",
            flush=True,
        )
        save = Button("Enregistrer…", partial(self._save, piece), kind="small", icon="download", name=f"Enregistrer {piece.name}")
        remove = LinkButton("Retirer", partial(self._remove, piece), name=f"Retirer {piece.name}")
        return boxed(horizontal((name, 1), save, remove, gap=10))

    def _save(self, piece: "AfterPiece") -> None:
        path = self._desk.dialogs.save_as("Enregistrer la pièce", piece.name, ANY)
        if path is not None:
            self._desk.ask(services.after_pieces.save, self._view.id, piece.id, path, then=self._saved)

    def _saved(self, path: Path) -> None:
        said = f"Enregistré\u00a0: {path}"
        self._notes.show_pieces(ProblemBox(said, "C’est ce fichier que vous choisissez sur le portail.", level="done"))

    def _remove(self, piece: "AfterPiece") -> None:
        desk = self._desk

        def put_back() -> None:
            desk.ask(services.trash.put_back, "attachment", piece.id, then=self._again)

        def gone(_: object) -> None:
            desk.offer_undo(f"«\u00a0{piece.name}\u00a0» est retirée.", put_back)
            self._again()

        desk.ask(services.after_pieces.remove, piece.id, desk.today, then=gone)

    def _copy_comment(self) -> None:
        self._desk.copy(self._comment.text())
        self._copy.setText("Réponse copiée")

    def _keep(self, on: date) -> None:
        comment, pieces = self._comment.text().strip(), self._view.pieces
        if not comment and not pieces:
            self._summary.show_lines([("Ajoutez la pièce demandée, ou écrivez votre réponse\u00a0: c’est ce qui sera gardé.", None)])
            return
        said = (
            [f"{french.plural(len(pieces), 'pièce ajoutée', 'pièces ajoutées')}\u00a0: {french.listing([item.name for item in pieces])}"]
            if pieces
            else []
        )
        what = ". ".join([*said, *([f"Réponse\u00a0: {comment}"] if comment else [])])
        desk = self._desk
        if desk.dialogs.confirm(
            f"La réponse pour {self._view.document.number} est envoyée sur le portail\u00a0?",
            f"Ce qui est gardé, à la date du {french.long_date(on)}\u00a0: {what}",
            yes="C’est fait",
            no="Pas encore",
        ):
            desk.ask(services.returns.corrected, self._view.id, "complete", on, what, then=self._done)
