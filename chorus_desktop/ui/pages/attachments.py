"""What is joined to an invoice: brought anyhow, made fit for the portal, put in order, weighed against its limits."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.own_keys import OwnKeys
from chorus_desktop.ui.pages.attachment_adding import AddingArea
from chorus_desktop.ui.pages.attachment_inbox import InboxCard
from chorus_desktop.ui.pages.attachment_limits import LimitsCard
from chorus_desktop.ui.pages.attachment_rows import file_lines, missing_row
from chorus_desktop.ui.pages.attachment_undo import take_back
from chorus_desktop.ui.pages.attested_boxes import attested_boxes, offered
from chorus_desktop.ui.pages.invoice_words import where
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.piece_pictures import PiecePictures
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.file_list import FileList
from chorus_desktop.ui.widgets.files import paths_in
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox
from chorus_desktop.ui.widgets.thumbnail import DOTS

if TYPE_CHECKING:
    from chorus_desktop.services.attachment_views import AttachmentsView
    from chorus_desktop.services.certificate_joining import GivenSet, Joinable

WHERE = "attachments"
HEADING = "Quelles pièces joignez-vous\u00a0?"


class AttachmentsPage(Page):
    """The attachments of a draft."""

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__(HEADING, where="Pièces jointes")
        self._desk = desk
        self._id = invoice_id
        self._view: AttachmentsView | None = None
        self._finished = False
        self._pictures = PiecePictures(desk, self)
        self._pictures.drawn.connect(self._draw)
        self._summary = ErrorSummary()
        self._boxes, self._missing, self._unions, self._offers = Slot(gap=12), Slot(gap=10), Slot(gap=8), Slot(gap=8)
        self._adding = AddingArea(desk, invoice_id, self._summary)
        self._adding.added.connect(self._changed)
        self._work = LongWork(desk, "Préparation des pièces", self._ask)
        self._list = FileList()
        self._list.moved.connect(self._move)
        self._list.removed.connect(self._remove)
        self._list.opened.connect(lambda key: desk.go.piece(self._id, key))
        self._list.edited.connect(lambda key: desk.go.piece_edit(self._id, key))
        self._list.accepted.connect(self._convert)
        self._list.kind_chosen.connect(self._change_kind)
        self._undo = Button("Annuler", self._undo_last, kind="small", icon="undo-2")
        self._redo = Button("Rétablir", self._redo_next, kind="small", icon="redo-2")
        self._history = boxed(horizontal(self._undo, self._redo, None, gap=8))
        self._limits = LimitsCard()
        self._inbox = InboxCard(desk, invoice_id, self._adding.bring)
        self._adding.kind_chosen.connect(self._say_kind)
        self._anyway = Button("Continuer sans corriger", self._go_on, kind="link")
        self._anyway.hide()
        pieces = (self._offers, self._missing, self._unions, self._list, self._history, self._boxes)
        left = boxed(vertical(self._adding, self._work, *pieces, None, gap=16))
        right = boxed(vertical(self._limits, self._inbox, None, gap=16))
        self.add(self._summary, Columns([left, right], weights=[66, 34], from_width=860, gap=20))
        primary = PrimaryButton("Continuer", self._continue)
        self.add_actions(primary, self._anyway, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.setAcceptDrops(True)
        acts = {"Ctrl+V": self._adding.paste, "Ctrl+Z": self._undo_last, "Ctrl+Y": self._redo_next, "Ctrl+Shift+Z": self._redo_next}
        self._own = OwnKeys(self, acts)
        self.returned()

    @override
    def returned(self) -> None:
        self._finished = False
        self._ask()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_in(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._adding.bring(paths_in(event.mimeData()))

    def _ask(self, _: object = None) -> None:
        self._desk.ask(services.attachments.page, self._id, self._desk.today, then=self._show)
        self._inbox.look()

    def _show(self, view: "AttachmentsView") -> None:
        if view.invoice.state is not InvoiceState.DRAFT:
            self._desk.go.issued_instead(self._id)
            return
        self._view = view
        help_said = next((each.rule.help for each in view.demands if each.required), "")
        self.header.say(HEADING, where=where(view.invoice.work, view.invoice.title), subtitle=help_said)
        self._adding.show_kinds(view.demands, view.invoice.work.portal.limits)
        self._say_kind()
        self._list.show_files(file_lines(view))
        missing = [each for each in view.demands if not each.joined and (each.required or each.advised)]
        self._missing.show_pieces(*(missing_row(each, self._adding.ask_for) for each in missing))
        finishing = not self._finished and any(line.attachment.wanted is not None for line in view.lines)
        seen = {"attachment.missing", *(("attachment.wanted",) if finishing else ())}
        wrong = [problem for problem in view.invoice.problems if problem.where == WHERE and problem.code not in seen]
        self._boxes.show_pieces(*attested_boxes(self._desk, view.invoice), *(ProblemBox(problem.sentence) for problem in wrong))
        self._unions.show_pieces(*self._union_buttons(view))
        self._desk.ask(services.certificate_joining.joinable, self._id, then=self._offer)
        self._limits.show_room(view.room, view.invoice.work.portal.limits)
        for button, said in ((self._undo, view.undo), (self._redo, view.redo)):
            button.setEnabled(bool(said))
            button.setToolTip(said)
            button.setAccessibleDescription(said)
        self._history.setVisible(bool(view.undo or view.redo))
        if finishing:
            # The program ended, or failed, before the last changes to some pages were made. Tried once: she may stop it.
            self._finished = True
            self._begin(services.attachments.finish, self._id, then=self._changed)
        self._draw()

    def _say_kind(self) -> None:
        self._inbox.say_kind(self._adding.kind_said)

    def _draw(self) -> None:
        for line in reversed(self._view.lines if self._view is not None else ()):
            if line.attachment.pages:
                self._list.show_picture(line.attachment.id, self._pictures.deposited(line.attachment, 0, DOTS).picture)

    def _offer(self, sets: "tuple[Joinable, ...]") -> None:
        self._offers.show_pieces(*(Button(offered(item), partial(self._join, item), icon="stamp") for item in sets))

    def _join(self, item: "Joinable") -> None:
        self._desk.ask(services.certificate_joining.join_to, item.id, self._id, self._desk.today, then=self._set_joined)

    def _set_joined(self, given: "GivenSet") -> None:
        self._summary.show_lines([(given.note.sentence, None)] if given.note else [])
        self._ask()
        back = services.certificate_joining.take_back
        undo = lambda: self._desk.ask(back, given, self._desk.today, then=self._ask)  # noqa: E731 - held by this page
        self._desk.offer_undo("Attestations jointes.", undo, icon="stamp")

    def _move(self, key: str, place: int) -> None:
        ids = [item for item in self._list.keys if item != key]
        ids.insert(place, key)
        self._change(services.attachments.reorder, tuple(ids))

    def _change_kind(self, key: str, kind: str) -> None:
        self._change(services.attachments.change_kind, key, kind)

    def _convert(self, key: str) -> None:
        self._begin(services.attachments.to_pdf, self._id, key, then=self._changed)

    def _remove(self, key: str) -> None:
        self._adding.forget_notes()
        self._desk.ask(services.attachments.remove, self._id, key, self._desk.today, then=self._removed)

    def _removed(self, _: object) -> None:
        self._ask()
        self._desk.offer_undo("Pièce retirée.", partial(take_back, self._desk, self._id))

    def _union_buttons(self, view: "AttachmentsView") -> list[QWidget]:
        buttons: list[QWidget] = []
        for demand in view.demands:
            ids = tuple(line.attachment.id for line in view.lines if line.attachment.kind == demand.rule.kind and line.recipe is not None)
            if len(ids) > 1:
                said = f"Réunir en un seul PDF\u00a0: {demand.rule.title} ({len(ids)})"
                buttons.append(Button(said, partial(self._unite, ids), icon="files"))
        return buttons

    def _unite(self, ids: tuple[str, ...]) -> None:
        self._begin(services.attachments.merge, self._id, ids, self._desk.today, then=self._united)

    def _united(self, _: object) -> None:
        self._ask()
        self._desk.offer_undo("Pièces réunies en un seul PDF.", partial(take_back, self._desk, self._id), icon="files")

    def _undo_last(self) -> None:
        self._begin(services.attachments.undo, self._id, self._desk.today, then=partial(self._again, "Annulé"))

    def _redo_next(self) -> None:
        self._begin(services.attachments.redo, self._id, self._desk.today, then=partial(self._again, "Rétabli"))

    def _again(self, verb: str, said: str) -> None:
        if said:
            announce.say(self, f"{verb}\u00a0: {said}")
        self._changed()

    def _change(self, function: Callable[..., Any], *args: object) -> None:
        self._forget_said()
        self._desk.ask(function, self._id, *args, then=self._changed)

    def _changed(self, _: object = None) -> None:
        """Something was done; the bar, which may have come meanwhile, would undo that instead of what it says."""
        self._desk.shell.undo_bar.dismiss()
        self._ask()

    def _forget_said(self) -> None:
        """Something is done: what was said of the pieces, and offered, may not be true any more."""
        self._desk.shell.undo_bar.dismiss()
        self._adding.forget_notes()

    def _begin(self, function: Callable[..., Any], *args: object, then: Callable[[Any], object]) -> None:
        self._forget_said()
        self._work.begin(function, *args, then=then, otherwise=self._desk.dialogs.trouble)

    def _continue(self) -> None:
        wrong = [
            problem
            for problem in (self._view.invoice.problems if self._view else ())
            if problem.where.split(".")[0] == WHERE and problem.level is Level.ERROR
        ]
        if wrong:
            self._summary.show_lines([(problem.sentence, self._way_to(problem)) for problem in wrong])
            self._anyway.show()
        else:
            self._go_on()

    def _way_to(self, problem: Problem) -> Callable[[], object]:
        view = self._view
        if view is None or problem.where == WHERE:
            return self._adding.drop.button.setFocus
        return partial(self._desk.go.problem, problem.where, view.invoice.dossier_id, self._id)

    def _go_on(self) -> None:
        self._desk.go.review(self._id)
