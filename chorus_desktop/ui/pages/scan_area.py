"""Where scans and photos of the program's own papers are dropped, chosen or pasted; what became of them, and the pages left to place by hand."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import listing
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.pages.unplaced_page import UnplacedCard
from chorus_desktop.ui.widgets.boxes import Card, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.files import FileDropArea, paths_in, png
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.scanned import Brought
    from chorus_desktop.services.scans import Filed, Unplaced

SCANS: FileKind = ("PDF et images", (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif"))
TITLE = "Scans et photos"


class ScanArea(QWidget):
    """The same on the page of the sheets and on that of the attestations: what is dropped on one may belong to the other.

    Args:
        desk: what a page may ask for.
        dossier_id: whose papers are offered for a page without a code; scans go to any dossier.

    Signals:
        filed: something was filed.
    """

    filed = Signal()

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._id = dossier_id
        self._held = False
        self._cards: list[UnplacedCard] = []
        self._papers: tuple[tuple[str, str], ...] = ()
        said = "Déposez ici les scans ou les photos, dans n’importe quel ordre\u00a0: le code au pied de chaque page dit où elle va."
        self._drop = FileDropArea(said, self._pick)
        self._drop.dropped.connect(self._take)
        paste = Button("Coller une image", self.paste, kind="small", icon="copy")
        self._work = LongWork(desk, "Lecture des scans", self._given_up)
        self._told, self._left = Slot(gap=10), Slot(gap=12)
        card = Card(words(TITLE, "title"), self._drop, Flow(paste), gap=12)
        self.setLayout(vertical(card, self._work, self._told, self._left, gap=12))

    def _given_up(self) -> None:
        self._free()
        self._told.show_pieces(
            ProblemBox("Lecture arrêtée", "Rien n’a été rangé. Déposez les fichiers de nouveau pour recommencer.", level="info")
        )

    def leave(self) -> None:
        """The page is left: what is under way is given up."""
        self._work.stop()
        self._free()

    def _pick(self) -> Sequence[Path]:
        return self._desk.dialogs.pick_files("Choisir des scans", SCANS)

    def paste(self) -> None:
        """Take the picture, or the files, of the clipboard."""
        board = QGuiApplication.clipboard()
        paths = paths_in(board.mimeData())
        if paths:
            self._take(paths)
            return
        image = board.image()
        if image.isNull():
            self._told.show_pieces(
                ProblemBox("Le presse-papiers ne contient pas d’image", "Copiez d’abord la photo ou le scan.", level="info")
            )
            return
        self._read([services.scanned.Brought(name="Image collée.png", data=png(image))])

    def _take(self, paths: list[Path]) -> None:
        self._read([services.scanned.Brought(name=path.name, path=path) for path in paths])

    def _read(self, brought: "Sequence[Brought]", before: "Filed | None" = None) -> None:
        if not self._drop.isEnabled():
            return
        self._told.show_pieces()
        focused = QApplication.focusWidget()
        self._held = focused is not None and self._drop.isAncestorOf(focused)
        if focused is not None and self._held:
            # Or Qt would hand it on to whatever follows.
            focused.clearFocus()
        self._drop.setEnabled(False)
        self._desk.ask(services.coded_papers.papers, self._id, then=self._keep_papers)
        self._work.begin(services.scans.file, tuple(brought), self._desk.today, then=partial(self._show, before), otherwise=self._failed)

    def _keep_papers(self, papers: tuple[tuple[str, str], ...]) -> None:
        self._papers = papers

    def _free(self) -> None:
        self._drop.setEnabled(True)
        if self._held:
            self._keep_focus()

    def _keep_focus(self) -> None:
        """What had it is gone, or could not be pressed for a while: nothing else is to be pressed instead."""
        if QApplication.focusWidget() is None:
            self._drop.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, trouble: Trouble) -> None:
        self._free()
        self._told.show_pieces(ProblemBox(trouble.sentence, trouble.what_to_do))

    def _show(self, before: "Filed | None", filed: "Filed") -> None:
        self._free()
        self._cards += [self._card(page) for page in filed.unplaced]
        if before is not None:
            filed = filed.model_copy(update={"done": (*before.done, *filed.done), "refused": (*before.refused, *filed.refused)})
        signed = bool(filed.doubtful) and self._signed(filed.doubtful)
        if filed.doubtful and not signed:
            why = f"Pas rangé, car pas signé\u00a0: {_names(filed.doubtful)}. Imprimez les attestations, faites-les signer, puis déposez leur scan."
            filed = filed.model_copy(update={"refused": (*filed.refused, why)})
        self._tell(filed)
        self._show_cards()
        if signed:
            self._read([each.model_copy(update={"signed": True}) for each in filed.doubtful], filed)

    def _signed(self, doubtful: "Sequence[Brought]") -> bool:
        """Pages that never were on paper are joined to no invoice before she says that they are signed."""
        detail = (
            f"{_names(doubtful)}\u00a0: ces attestations semblent sortir de l’ordinateur, sans avoir été imprimées ni signées à la main."
        )
        return self._desk.dialogs.confirm("Ces pages sont-elles signées\u00a0?", detail, yes="Elles sont signées", no="Ne pas les ranger")

    def _tell(self, filed: "Filed") -> None:
        boxes = [ProblemBox(_capital(said), level="done") for said in filed.done]
        boxes += [ProblemBox(said, level="warning") for said in filed.refused]
        self._told.show_pieces(*boxes)
        announce.say(self, " ".join([*map(_capital, filed.done), *filed.refused]))
        if filed.done or filed.refused:
            self.filed.emit()

    def _card(self, page: "Unplaced") -> UnplacedCard:
        card = UnplacedCard(page, self._papers, self._desk)
        card.asked.connect(partial(self._place, card))
        card.dropped.connect(partial(self._drop_card, card))
        return card

    def _place(self, card: UnplacedCard, code: str, number: str) -> None:
        self._desk.ask(services.scans.place, card.page, code, number, self._desk.today, then=partial(self._placed, card))

    def _placed(self, card: UnplacedCard, answer: "Filed | Problem") -> None:
        if isinstance(answer, Problem):
            card.show_problem(answer)
            return
        self._drop_card(card)
        self._tell(answer)

    def _drop_card(self, card: UnplacedCard) -> None:
        self._cards = [other for other in self._cards if other is not card]
        self._show_cards()
        self._keep_focus()

    def _show_cards(self) -> None:
        # A slot throws away what it showed: the cards that stay are made anew, with what was typed in them.
        again = [self._card(card.page) for card in self._cards]
        for new, old in zip(again, self._cards, strict=True):
            new.show_texts(*old.texts())
        self._cards = again
        self._left.show_pieces(*self._cards)


def _names(files: "Sequence[Brought]") -> str:
    return listing([f"«\u00a0{each.name}\u00a0»" for each in files])


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
