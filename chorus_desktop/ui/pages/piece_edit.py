"""The pages of a piece changed: put in order, turned, cut along their sheet, left out, parted, joined with others."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.piece import Recipe, Turn, only, turned
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.own_keys import OwnKeys
from chorus_desktop.ui.pages.attachment_kinds import joinable
from chorus_desktop.ui.pages.attachment_undo import take_back
from chorus_desktop.ui.pages.invoice_words import where
from chorus_desktop.ui.pages.piece_history import PieceHistory, Step
from chorus_desktop.ui.pages.piece_keeping import PieceKeeping
from chorus_desktop.ui.pages.piece_pictures import PiecePictures
from chorus_desktop.ui.pages.piece_sheet import PieceSheet
from chorus_desktop.ui.pages.piece_words import done_said, of_page, sizes_said
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.page_strip import PageStrip, SmallPage
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.adding import Added
    from chorus_desktop.services.attachment_views import AttachmentLine, AttachmentsView

KEYS_SAID = (
    "Alt + flèche\u00a0: déplacer la page · R, Maj + R\u00a0: tourner · Suppr\u00a0: retirer la page · "
    "Ctrl + Z, Ctrl + Y\u00a0: annuler, rétablir · Tab\u00a0: choisir un coin de la photo, flèches\u00a0: le déplacer"
)


class PieceEditPage(Page):
    """One piece, changed.

    Each gesture is written down within two seconds, so that a crash loses nothing; the PDF is made when the page is left, whichever
    way. While it is made nothing can be changed.
    """

    def __init__(self, desk: Desk, invoice_id: str, attachment_id: str) -> None:
        super().__init__("Modifier la pièce", where="Pièces jointes")
        self._desk = desk
        self._id, self._piece = invoice_id, attachment_id
        self._view: AttachmentsView | None = None
        self._line: AttachmentLine | None = None
        self._history = PieceHistory(Recipe())
        self._pictures = PiecePictures(desk, self)
        self._pictures.drawn.connect(self._draw_small)
        self._keeping = PieceKeeping(desk, invoice_id)
        self._strip = PageStrip(movable=True)
        self._strip.chosen.connect(self._look)
        self._strip.moved.connect(self._move)
        self._sheet = PieceSheet(desk, self._pictures)
        self._sheet.asked.connect(self._put)
        self._sheet.turned.connect(lambda by: self._strip.look_at(self._strip.place + by))
        self._undo = Button("Annuler", self._undo_last, kind="small", icon="undo-2")
        self._redo = Button("Rétablir", self._redo_next, kind="small", icon="redo-2")
        self._delete = Button("Retirer la page", self._drop_page, kind="small", icon="trash-2")
        self._split = Button("Couper avant cette page", self._cut_here, kind="small", icon="scissors")
        self._merge = Button("Réunir avec la pièce suivante", self._merge_next, kind="small", icon="files")
        self._searchable = QCheckBox("Texte consultable dans cette pièce (photos lues mot à mot)")
        self._searchable.clicked.connect(self._make_searchable)
        self._autosave = Autosave(self, dict, lambda _: self._write_down())
        acts = Flow(
            Button("Tourner à gauche", partial(self._turn, 270), kind="small", icon="rotate-ccw"),
            Button("Tourner à droite", partial(self._turn, 90), kind="small", icon="rotate-cw"),
            self._delete,
            self._split,
            Button("Ajouter des pages…", self._pick_more, kind="small", icon="plus"),
            self._merge,
            self._undo,
            self._redo,
            gap=8,
        )
        self._pages = Card(
            acts,
            (horizontal(vertical((self._strip, 1)), (vertical((self._sheet, 1)), 1), gap=14), 1),
            self._searchable,
            words(KEYS_SAID, "caption"),
            margins=(14, 12, 14, 12),
            gap=10,
            fills=True,
        )
        self.add(self._keeping, (self._pages, 1))
        finish = PrimaryButton("Garder et revenir", self._keep)
        self._keeping.lock(self._pages, finish)
        self.add_actions(finish, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self._own = OwnKeys(
            self,
            {
                "R": partial(self._turn, 90),
                "Shift+R": partial(self._turn, 270),
                "Del": self._drop_page,
                "Ctrl+Z": self._undo_last,
                "Ctrl+Y": self._redo_next,
                "Ctrl+Shift+Z": self._redo_next,
            },
        )
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.attachments.page, self._id, self._desk.today, then=self._show)

    @override
    def leaving(self) -> None:
        # Where making it fails, what was wanted is still written down.
        self._autosave.flush()
        if self._line is not None:
            self._keeping.keep_and_leave(self._piece, self._history)

    def _show(self, view: "AttachmentsView") -> None:
        if view.invoice.state is not InvoiceState.DRAFT:
            self._desk.go.issued_instead(self._id)
            return
        self._view = view
        line = next((each for each in view.lines if each.attachment.id == self._piece), None)
        if line is None or line.recipe is None:
            self._line = None  # gone: nothing is to be kept of it
            self._desk.back()
            return
        again = self._line is not None and self._history.is_changed
        self._line = line
        self.header.say(
            f"Modifier\u00a0: {line.file.title}",
            where=f"{where(view.invoice.work, view.invoice.title)} · {line.file.name}",
            subtitle=" · ".join(each for each in (sizes_said(line), done_said(line)) if each),
        )
        follower = self._follower()
        self._merge.setVisible(follower is not None)
        self._merge.setToolTip(follower.file.name if follower is not None else "")
        if not again:
            self._history = PieceHistory(line.recipe)
            if line.attachment.wanted is not None:
                self._history.put(Step(line.attachment.wanted, "Pages modifiées"))
        self._show_recipe(self._strip.place)
        if not again:
            self._strip.take_focus()

    def _follower(self) -> "AttachmentLine | None":
        """The piece after this one, when it can be joined to it: of the same kind."""
        lines = self._view.lines if self._view is not None else ()
        place = next((rank for rank, each in enumerate(lines) if each.attachment.id == self._piece), len(lines))
        after = lines[place + 1] if place + 1 < len(lines) else None
        if self._line is None or after is None or after.recipe is None or after.attachment.kind != self._line.attachment.kind:
            return None
        return after

    def _show_recipe(self, place: int) -> None:
        recipe = self._history.now
        count = len(recipe.pages)
        place = max(0, min(place, count - 1))
        self._pictures.forget_waiting()
        self._strip.show_pages([self._small(recipe, rank) for rank in range(count)], place)
        for button, last in ((self._undo, self._history.last), (self._redo, self._history.next)):
            button.setEnabled(bool(last))
            button.setAccessibleDescription(last)
            button.setToolTip(last)
        self._delete.setEnabled(count > 1)
        self._searchable.setVisible(self._view is not None and self._view.reads and recipe.has_photos)
        self._searchable.setChecked(recipe.searchable)
        self._look(place)

    def _small(self, recipe: Recipe, place: int) -> SmallPage:
        source = recipe.sources[recipe.pages[place].source]
        kind = ", photo" if source.is_picture else ""
        return SmallPage(self._pictures.of_recipe(recipe, place).picture, f"{of_page(place, len(recipe.pages))}{kind}")

    def _draw_small(self) -> None:
        recipe = self._history.now
        for place in reversed(range(len(recipe.pages))):
            self._strip.show_page(place, self._small(recipe, place))

    def _look(self, place: int) -> None:
        recipe = self._history.now
        if not recipe.pages:
            return
        self._split.setEnabled(place > 0)
        self._sheet.show_page(recipe, place)

    # Gestures

    def _put(self, recipe: Recipe, said: str, run: int = 0) -> None:
        self._do(recipe, said, self._strip.place, run)

    def _do(self, recipe: Recipe, said: str, place: int, run: int = 0) -> None:
        if not self._keeping.runs:
            # It would undo what came before, and the piece with it.
            self._desk.shell.undo_bar.dismiss()
            self._history.put(Step(recipe, said, place, run))
            self._show_recipe(place)
            self._autosave.touch()

    def _turn(self, by: Turn) -> None:
        place = self._strip.place
        self._do(turned(self._history.now, place, by), "Page tournée", place)
        announce.say(self, "Page tournée")

    def _move(self, place: int, to: int) -> None:
        order = [rank for rank in range(len(self._history.now.pages)) if rank != place]
        order.insert(to, place)
        self._do(only(self._history.now, tuple(order)), "Page déplacée", to)

    def _drop_page(self) -> None:
        recipe, place = self._history.now, self._strip.place
        if len(recipe.pages) < 2:
            announce.say(self, "C’est la seule page\u00a0: retirez plutôt la pièce.")
            return
        self._do(only(recipe, tuple(rank for rank in range(len(recipe.pages)) if rank != place)), "Page retirée", place)
        announce.say(self, "Page retirée")

    def _undo_last(self) -> None:
        said = self._history.last
        self._again(self._history.undo, f"Annulé\u00a0: {said}")

    def _redo_next(self) -> None:
        said = self._history.next
        self._again(self._history.redo, f"Rétabli\u00a0: {said}")

    def _again(self, step: Callable[[], int | None], said: str) -> None:
        if not self._keeping.runs and (place := step()) is not None:
            announce.say(self, said)
            self._show_recipe(place)
            self._autosave.touch()

    # What is done on the disk

    def _write_down(self) -> Save:
        return self._desk.keep(services.attachments.want_recipe, self._id, self._piece, self._history.now)

    def _keep(self) -> None:
        self._keeping.keep(self._piece, self._history, self._desk.back)

    def _after_keeping(self, function: Callable[..., Any], *args: object, then: Callable[[Any], object]) -> None:
        self._keeping.keep(self._piece, self._history, lambda: self._keeping.begin(function, *args, then=then))

    def _cut_here(self) -> None:
        if place := self._strip.place:
            self._after_keeping(services.attachments.split, self._piece, (place,), self._desk.today, then=self._parted)

    def _parted(self, _: object) -> None:
        self._desk.back()
        self._desk.offer_undo("Pièce coupée en deux.", partial(take_back, self._desk, self._id), icon="scissors")

    def _merge_next(self) -> None:
        if (follower := self._follower()) is not None:
            ids = (self._piece, follower.attachment.id)
            self._after_keeping(services.attachments.merge, ids, self._desk.today, then=self._joined)

    def _joined(self, piece: str) -> None:
        self._piece, self._line = piece, None
        self.returned()

    def _pick_more(self) -> None:
        if self._view is None or self._line is None:
            return
        paths = self._desk.dialogs.pick_files("Ajouter des pages", joinable(self._view.invoice.work.portal.limits))
        if paths:
            self._after_keeping(services.attachments.add, tuple(paths), self._line.attachment.kind, then=self._added)

    def _added(self, added: "tuple[Added, ...]") -> None:
        wrong = [ProblemBox(each.problem.sentence) for each in added if each.problem is not None]
        said = "Ajoutez-le depuis la page des pièces jointes."
        wrong += [ProblemBox(f"«\u00a0{each.name}\u00a0» demande un mot de passe.", said) for each in added if each.locked]
        ids = (self._piece, *(each.attachment for each in added if each.attachment))
        if len(ids) > 1:
            self._keeping.begin(services.attachments.merge, ids, self._desk.today, then=self._joined)
        if wrong:
            self._keeping.tell(wrong)

    def _make_searchable(self) -> None:
        wanted = self._searchable.isChecked()
        said = "Texte des photos lu" if wanted else "Texte des photos non lu"
        self._do(self._history.now.model_copy(update={"searchable": wanted}), said, self._strip.place)
