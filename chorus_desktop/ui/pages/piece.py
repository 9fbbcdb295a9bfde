"""One piece looked at: what will be deposited, page by page, beside what it was made from."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui import theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.open_pdf import open_file
from chorus_desktop.ui.own_keys import OwnKeys
from chorus_desktop.ui.pages.invoice_words import where
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.piece_pictures import PiecePictures
from chorus_desktop.ui.pages.piece_words import done_said, of_page, sizes_said
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.page_strip import PageStrip, SmallPage
from chorus_desktop.ui.widgets.page_view import ZOOM_STEP, PageView
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.piece import Recipe
    from chorus_desktop.services.attachment_views import AttachmentLine, AttachmentsView

KEYS_SAID = "Page ↑, Page ↓\u00a0: page précédente, suivante · + et -\u00a0: agrandir, réduire · 0\u00a0: toute la page"


class PiecePage(Page):
    """What will be deposited of one piece."""

    def __init__(self, desk: Desk, invoice_id: str, attachment_id: str) -> None:
        super().__init__("Pièce jointe", where="Pièces jointes")
        self._desk = desk
        self._id, self._piece = invoice_id, attachment_id
        self._line: AttachmentLine | None = None
        self._pictures = PiecePictures(desk, self)
        self._pictures.drawn.connect(self._draw)
        self._notes = Slot(gap=12)
        self._work = LongWork(desk, "Conversion en PDF", self.returned)
        self._strip = PageStrip()
        self._strip.chosen.connect(self._turn_to)
        self._after, self._before = PageView("Ce qui sera déposé"), PageView("Le fichier d’origine", titled=True)
        for view in (self._after, self._before):
            view.turned.connect(self._turn)
            view.zoomed.connect(self._draw)
        self._before.hide()
        self._said = words("", "caption", wrap=False)
        self._previous = QuietButton("arrow-left", "Page précédente", lambda: self._turn(-1))
        self._next = QuietButton("arrow-right", "Page suivante", lambda: self._turn(1))
        self._compare = Button("Avant / après", self._show_before, kind="small", icon="columns-2")
        self._compare.setCheckable(True)
        tools = Flow(
            QuietButton("zoom-out", "Réduire", lambda: self._zoom(1 / ZOOM_STEP)),
            QuietButton("zoom-in", "Agrandir", lambda: self._zoom(ZOOM_STEP)),
            Button("Toute la page", self._fit, kind="small"),
            self._compare,
            gap=6,
        )
        turning = horizontal(self._previous, self._said, self._next, gap=6)
        pictures = Columns([self._before, self._after], from_width=480, gap=16)
        theme.hold(pictures, min_height=330)
        self._pages = Card(
            horizontal(turning, None, tools, gap=6),
            (horizontal(vertical((self._strip, 1)), (vertical((pictures, 1)), 1), gap=14), 1),
            words(KEYS_SAID, "caption"),
            margins=(14, 12, 14, 12),
            gap=8,
            fills=True,
        )
        self._edit = PrimaryButton("Modifier", lambda: desk.go.piece_edit(self._id, self._piece), icon="pencil")
        self._outside = SecondaryButton("Ouvrir avec un autre programme", self._open_outside, icon="external-link")
        self.add(self._notes, self._work, (self._pages, 1))
        self.add_actions(self._edit, self._outside, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        larger, smaller = partial(self._zoom, ZOOM_STEP), partial(self._zoom, 1 / ZOOM_STEP)
        # As a French keyboard sends them, and its block of figures.
        zooms = {"+": larger, "Shift++": larger, "Num++": larger, "=": larger, "-": smaller, "Num+-": smaller}
        fits = dict.fromkeys(("0", "Shift+0", "Num+0"), self._fit)
        self._own = OwnKeys(self, {"PgUp": partial(self._turn, -1), "PgDown": partial(self._turn, 1), **zooms, **fits})
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.attachments.page, self._id, self._desk.today, then=self._show)

    def _show(self, view: "AttachmentsView") -> None:
        if view.invoice.state is not InvoiceState.DRAFT:
            self._desk.go.issued_instead(self._id)
            return
        line = self._line = next((each for each in view.lines if each.attachment.id == self._piece), None)
        if line is None:
            self._desk.back()
            return
        self.header.say(
            line.file.title,
            where=f"{where(view.invoice.work, view.invoice.title)} · {line.file.name}",
            subtitle=" · ".join(each for each in (sizes_said(line), done_said(line)) if each),
        )
        self._notes.show_pieces(*self._boxes(line))
        count = line.attachment.pages
        self._pages.setVisible(bool(count))
        self._edit.setVisible(line.recipe is not None)
        self._compare.setVisible(line.recipe is not None)
        self._strip.setVisible(count > 1)
        if count:
            self._strip.show_pages([SmallPage(None, of_page(place, count)) for place in range(count)], self._strip.place)
            self._draw()

    def _boxes(self, line: "AttachmentLine") -> list[ProblemBox]:
        if line.attachment.pages:
            return []
        mend = Mend("Convertir en PDF", self._convert) if line.convertible else None
        said = line.how or "Il sera déposé tel que vous l’avez joint."
        return [ProblemBox("Ce fichier ne s’affiche pas ici.", said, level="info", mend=mend)]

    def _convert(self) -> None:
        self._desk.shell.undo_bar.dismiss()
        self._work.begin(services.attachments.to_pdf, self._id, self._piece, then=self._converted, otherwise=self._desk.dialogs.trouble)

    def _converted(self, _: object) -> None:
        self.returned()

    def _draw(self) -> None:
        line = self._line
        if line is None or not line.attachment.pages:
            return
        count, place = line.attachment.pages, self._strip.place
        self._said.setText(of_page(place, count))
        self._previous.setEnabled(place > 0)
        self._next.setEnabled(place + 1 < count)
        if count > 1:
            for rank in reversed(range(count)):
                self._strip.show_page(rank, SmallPage(self._pictures.deposited(line.attachment, rank).picture, of_page(rank, count)))
        if line.recipe is not None and self._compare.isChecked():
            self._draw_before(line.recipe, place)
        drawn = self._pictures.deposited(line.attachment, place, self._after.dots)
        self._after.show_page(drawn.picture, of_page(place, count), trouble=drawn.trouble)

    def _draw_before(self, recipe: "Recipe", place: int) -> None:
        drawn = self._pictures.before(recipe, place, self._before.dots)
        self._before.show_page(drawn.picture, of_page(place, len(recipe.pages)), trouble=drawn.trouble)

    def _turn_to(self, _place: int) -> None:
        self._draw()

    def _turn(self, by: int) -> None:
        self._strip.look_at(self._strip.place + by)

    def _zoom(self, factor: float) -> None:
        for view in self._views:
            view.zoom_by(factor)

    def _fit(self) -> None:
        for view in self._views:
            view.fit()

    @property
    def _views(self) -> Sequence[PageView]:
        return (self._before, self._after) if self._compare.isChecked() else (self._after,)

    def _show_before(self) -> None:
        shown = self._compare.isChecked()
        self._before.setVisible(shown)
        self._after.title.setVisible(shown)
        self._compare.setAccessibleDescription("Affichés côte à côte" if shown else "")
        self._draw()

    def _open_outside(self) -> None:
        if self._line is not None:
            name = self._line.file.name
            self._desk.ask(services.attachments.content, self._line.attachment, then=partial(open_file, self._desk, name))
