"""What is joined to an invoice: dropped or chosen, put in order, named as the portal wants, weighed against its limits."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.issued import JoinedFile
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.forms.editors import RadioEditor
from chorus_desktop.ui.pages.attachment_limits import LimitsCard
from chorus_desktop.ui.pages.attested_boxes import attested_boxes, attested_name, offered
from chorus_desktop.ui.pages.invoice_words import where
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.files import FileDropArea, FileLine, FileList
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox
from chorus_desktop.ui.widgets.progress import ProgressCard
from chorus_desktop.ui.widgets.words import shortened, words

if TYPE_CHECKING:
    from chorus_desktop.services.certificate_joining import GivenSet, Joinable
    from chorus_desktop.services.opening import Store
    from chorus_desktop.services.views import InvoiceView

JOINABLE: FileKind = ("PDF et images", (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"))
WHERE = "attachments"


class AttachmentsPage(Page):
    """The attachments of a draft."""

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__("Quelles pièces joignez-vous\u00a0?", where="Pièces jointes")
        self._desk = desk
        self._id = invoice_id
        self._view: InvoiceView | None = None
        self._kinds: RadioEditor | None = None
        self._waiting: list[Path] = []
        self._done = 0
        self._said: list[Problem] = []
        self._summary = ErrorSummary()
        self._boxes, self._notes, self._offers = Slot(gap=12), Slot(gap=12), Slot(gap=8)
        self._progress = ProgressCard("Ajout des pièces", self._waiting.clear)
        self._choice = vertical(gap=6)
        self._drop = FileDropArea("Déposez ici des PDF ou des photos\u00a0: une photo devient une page.", self._pick)
        self._drop.dropped.connect(self._add)
        self._list = FileList()
        self._list.moved.connect(self._move)
        self._list.removed.connect(self._remove)
        self._list.opened.connect(self._open)
        self._list.kind_chosen.connect(self._change_kind)
        self._unions = Slot(gap=8)
        self._limits = LimitsCard()
        self._anyway = Button("Continuer sans corriger", self._go_on, kind="link")
        self._anyway.hide()
        adding = Card(self._choice, self._drop, gap=14)
        left = boxed(vertical(adding, self._progress, self._notes, self._boxes, self._offers, self._list, self._unions, None, gap=16))
        self.add(self._summary, Columns([left, boxed(vertical(self._limits, None))], weights=[70, 30], from_width=820, gap=20))
        primary = PrimaryButton("Continuer", self._continue)
        self.add_actions(primary, self._anyway, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._ask()

    def _ask(self, _: object = None) -> None:
        self._desk.ask(services.invoices.view, self._id, self._desk.today, then=self._show)

    def _show(self, view: "InvoiceView") -> None:
        if view.state is not InvoiceState.DRAFT:
            self._desk.go.issued_instead(self._id)
            return
        self._view = view
        work = view.work
        self.header.say(
            "Quelles pièces joignez-vous\u00a0?",
            where=where(work, view.title),
            subtitle=next((rule.help for rule in work.attachment_rules if rule.demand == "required"), ""),
        )
        if self._kinds is None:
            self._put_choice(view)
        kinds = tuple((rule.kind, rule.title) for rule in work.attachment_rules)
        self._list.show_files([_line(item, file, kinds, work) for item, file in zip(work.attachments, view.files, strict=True)])
        wrong = [problem for problem in view.problems if problem.where == WHERE and problem.code != "attachment.missing"]
        self._boxes.show_pieces(*attested_boxes(self._desk, view), *(ProblemBox(problem.sentence) for problem in wrong))
        self._unions.show_pieces(*self._union_buttons(view))
        self._desk.ask(services.certificate_joining.joinable, self._id, then=self._offer)
        self._limits.show_sizes(sum(item.size for item in work.attachments), work.portal.limits)

    def _offer(self, sets: "Sequence[Joinable]") -> None:
        self._offers.show_pieces(*(Button(offered(item), partial(self._join, item), icon="stamp") for item in sets))

    def _join(self, item: "Joinable") -> None:
        join = services.certificate_joining.join_to
        self._desk.ask(join, item.id, self._id, self._desk.today, then=self._joined)

    def _joined(self, given: "GivenSet") -> None:
        self._notes.show_pieces(*([ProblemBox(given.note.sentence, level="info")] if given.note else []))
        self._ask()
        back = services.certificate_joining.take_back
        undo = lambda: self._desk.ask(back, given, self._desk.today, then=self._ask)  # noqa: E731 - held by this page
        self._desk.offer_undo("Attestations jointes.", undo, icon="stamp")

    def _put_choice(self, view: "InvoiceView") -> None:
        rules = view.work.attachment_rules
        self._kinds = RadioEditor([(rule.kind, rule.title) for rule in rules])
        joined = {item.kind for item in view.work.attachments}
        missing = [rule.kind for rule in rules if rule.demand == "required" and rule.kind not in joined]
        required = [rule.kind for rule in rules if rule.demand == "required"]
        self._kinds.show_text((missing or required or [rules[0].kind if rules else ""])[0])
        label = words("Vous ajoutez", "label")
        for button in self._kinds.inputs:
            button.setAccessibleDescription("Ce que vous ajoutez")
        if len(rules) > 1:
            self._choice.addWidget(label)
            self._choice.addWidget(self._kinds)

    def _pick(self) -> Sequence[Path]:
        return self._desk.dialogs.pick_files("Joindre des pièces", JOINABLE)

    def _add(self, paths: Sequence[Path]) -> None:
        busy = bool(self._waiting)
        self._waiting += paths
        if not busy:
            self._done, self._said = 0, []
            self._summary.show_lines([])
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._progress.hide()
            self._ask()
            # The name of a refused file is shown where it was chosen; it goes nowhere else.
            refused = [problem for problem in self._said if problem.level is Level.ERROR]
            self._summary.show_lines([(problem.sentence, None) for problem in refused])
            self._notes.show_pieces(*(ProblemBox(note.sentence, level="info") for note in self._said if note not in refused))
            return
        path = self._waiting[0]
        self._progress.show_step(self._done, self._done + len(self._waiting), path.name)
        kind = self._kinds.text() if self._kinds is not None else "other"
        self._desk.ask(services.attachments.add, self._id, (path,), kind, then=self._added, otherwise=self._stop)

    def _added(self, problems: tuple[Problem, ...]) -> None:
        self._said += problems
        self._done += 1
        # « Arrêter » may have emptied the list meanwhile.
        del self._waiting[:1]
        self._next()

    def _stop(self, trouble: Trouble) -> None:
        self._waiting.clear()
        self._next()
        self._desk.dialogs.trouble(trouble)

    def _move(self, key: str, place: int) -> None:
        ids = [item for item in self._list.keys if item != key]
        ids.insert(place, key)
        self._desk.ask(services.attachments.reorder, self._id, tuple(ids), then=self._ask)

    def _change_kind(self, key: str, kind: str) -> None:
        self._desk.ask(services.attachments.change_kind, self._id, key, kind, then=self._ask)

    def _remove(self, key: str) -> None:
        before = self._list.keys
        self._desk.ask(services.attachments.remove, self._id, key, self._desk.today, then=partial(self._removed, before))

    def _removed(self, before: tuple[str, ...], _: object) -> None:
        self._ask()
        self._desk.offer_undo("Pièce retirée.", lambda: self._desk.ask(_as_before, self._id, before, self._desk.today, then=self._ask))

    def _unite(self, kind: str) -> None:
        before = self._list.keys
        self._desk.ask(services.attachments.join_in_one, self._id, kind, self._desk.today, then=partial(self._united, before))

    def _united(self, before: tuple[str, ...], _: object) -> None:
        self._ask()
        self._desk.offer_undo(
            "Pièces réunies en un seul PDF.",
            lambda: self._desk.ask(_as_before, self._id, before, self._desk.today, then=self._ask),
            icon="files",
        )

    def _union_buttons(self, view: "InvoiceView") -> list[QWidget]:
        buttons: list[QWidget] = []
        for rule in view.work.attachment_rules:
            count = sum(1 for item in view.work.attachments if item.kind == rule.kind and item.extension == "pdf" and not item.certificates)
            if count > 1:
                said = f"Réunir en un seul PDF\u00a0: {rule.title} ({count})"
                buttons.append(Button(said, partial(self._unite, rule.kind), icon="files"))
        return buttons

    def _open(self, key: str) -> None:
        view = self._view
        if view is None:
            return
        for item, file in zip(view.work.attachments, view.files, strict=True):
            if item.id == key and item.extension == "pdf":
                shown = partial(self._desk.go.paper, file.name, said=f"{file.title}, {french.plural(item.pages, 'page')}")
                self._desk.ask(services.attachments.content, item, then=shown)
            elif item.id == key:
                self._desk.dialogs.tell("Ce fichier ne s’affiche pas ici.", f"{file.name} sera déposé tel que vous l’avez joint.")

    def _continue(self) -> None:
        wrong = [
            problem
            for problem in (self._view.problems if self._view else ())
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
            return self._drop.button.setFocus
        return partial(self._desk.go.problem, problem.where, view.dossier_id, self._id)

    def _go_on(self) -> None:
        self._desk.go.review(self._id)


def _line(item: Attachment, file: JoinedFile, kinds: tuple[tuple[str, str], ...], work: Work) -> FileLine:
    pages = f" · {french.plural(item.pages, 'page')}" if item.pages else ""
    if item.certificates:
        return FileLine(item.id, file.name, f"{attested_name(item, work)} · {french.size(item.size)}{pages}")
    short = shortened(item.original_name)
    note = f"{french.size(item.size)}{pages} · ajoutée depuis «\u00a0{short}\u00a0»"
    tip = "" if short == item.original_name else item.original_name
    return FileLine(item.id, file.name, note, kind=item.kind, kinds=kinds if len(kinds) > 1 else (), tip=tip)


def _as_before(store: "Store", invoice_id: str, before: tuple[str, ...], today: date) -> None:
    """Undo a removal or a union: the same files in the same order."""
    now = {item.id for item in services.attachments.listed(store, invoice_id)}
    for item_id in now - set(before):
        services.attachments.remove(store, invoice_id, item_id, today)
    for item_id in before:
        if item_id not in now:
            services.attachments.put_back(store, item_id)
    services.attachments.reorder(store, invoice_id, before)
