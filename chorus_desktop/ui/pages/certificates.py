"""Attestations de présence: chosen, told before they are issued, issued in one go, printed, and their signed scan brought back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import announce, printing
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.certificate_order import CertificateChoices
from chorus_desktop.ui.pages.certificate_rows import SetList, join_words
from chorus_desktop.ui.pages.certificate_told import (
    Issued,
    beside,
    blank_box,
    changed,
    given_words,
    issued,
    left_out,
    shown_words,
    words_head,
)
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.scan_area import ScanArea
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.certificate_joining import GivenSet
    from chorus_desktop.services.certificate_rows import SetRow
    from chorus_desktop.services.certificates import CertificatesView, Reckoned

PATIENCE_MS = 300


class CertificatesPage(Page):
    """The attestations of a dossier.

    Args:
        desk: what a page may ask for.
        dossier_id: whose.
        invoice_id: the invoice that they are to prove; empty for none.
    """

    def __init__(self, desk: Desk, dossier_id: str, invoice_id: str = "") -> None:
        super().__init__("Attestations de présence")
        self._desk = desk
        self._id = dossier_id
        self._invoice = invoice_id
        self._choices: CertificateChoices | None = None
        self._view: CertificatesView | None = None
        self._busy = False
        self._just = ""
        self._slot, self._told, self._said = Slot(gap=14), Slot(gap=10), Slot(gap=10)
        self._work = LongWork(desk, "Attestations", self._given_up)
        self._saving = LongWork(desk, "Enregistrement des fichiers", self._saving_given_up)
        self._issue = PrimaryButton("Émettre les attestations", self._issue_them, icon="stamp")
        self._reckoning = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._reckoning.timeout.connect(self._reckon)
        self._scans = ScanArea(desk, dossier_id)
        self._scans.filed.connect(self._ask)
        self._list = SetList()
        self._list.opened.connect(self._open)
        self._list.printed.connect(self._print)
        self._list.saved_apart.connect(self._save_apart)
        self._list.scan_asked.connect(self._open_scan)
        self._list.removed.connect(self._remove)
        self._list.joining.connect(self._join)
        self.add(self._slot, self._told, horizontal(None, self._issue), self._work, self._saving, self._said, self._list, self._scans)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._just = ""
        self._ask()

    @override
    def leaving(self) -> None:
        self._scans.leave()
        if self._choices is not None:
            self._choices.hide_names()
        self._work.stop()
        self._saving.stop()
        if self._busy:
            self._be_busy(busy=False)

    def _ask(self, _: object = None) -> None:
        self._desk.ask(services.certificates.view, self._id, self._invoice, self._desk.today, then=self._show)

    def paste(self) -> None:
        """« Édition », « Coller », where no field has the focus: a scan copied elsewhere."""
        self._scans.paste()

    def _show(self, view: "CertificatesView") -> None:
        self._view = view
        said = (
            f"Pour la {view.invoice_title[:1].lower()}{view.invoice_title[1:]}"
            if view.invoice_title
            else "Faites depuis la feuille de présence."
        )
        self.header.say(self.header.heading.text(), where=view.title, subtitle=said)
        self._list.show_rows(view.sets)
        if self._choices is None:
            self._choices = CertificateChoices(view)
            self._choices.changed.connect(self._reckoning.start)
            pieces: list[QWidget] = [self._choices]
            if view.numbered:
                why = "Ses pièces jointes ne changent plus\u00a0: ces attestations seront gardées ici, à imprimer ou à envoyer."
                pieces.insert(0, ProblemBox("Cette facture a déjà son numéro", why, level="info"))
            self._slot.show_pieces(*pieces)
        self._reckon()

    def _reckon(self) -> None:
        if self._choices is not None and not self._busy:
            order = self._choices.order()
            self._desk.ask(services.certificates.reckon, self._id, self._invoice, order, self._desk.today, then=self._tell)

    def _tell(self, found: "Reckoned") -> None:
        if self._choices is None or self._busy:
            return
        self._issue.setEnabled(bool(found.said))
        self._issue.setText(f"Émettre {found.said.split(', ')[0]}" if found.said else "Émettre les attestations")
        sensitive = self._view is not None and self._view.sensitive
        pieces: list[QWidget] = [ProblemBox(found.said, left_out(found, sensitive=sensitive), level="info")] if found.said else []
        pieces += [ProblemBox(problem.sentence, level="info") for problem in found.problems]
        if found.words:
            pieces.insert(0, Card(words(words_head(found), "subheading"), words(shown_words(found, sensitive=sensitive), "second"), gap=6))
        if found.blank:
            pieces.append(blank_box(found.blank, partial(self._desk.go.grid, self._id)))
        # Right above « Attestations … émises », that the very same are already issued would be a riddle.
        if found.replaces and (found.changes or found.replaces != self._just):
            pieces.append(changed(found, sensitive=sensitive))
        if found.beside:
            pieces.append(ProblemBox(*beside(found), level="info"))
        self._told.show_pieces(*pieces)

    def _issue_them(self) -> None:
        if self._choices is None or self._busy:
            return
        if unread := self._choices.unread():
            self._choices.show_problems(unread)
            return
        self._be_busy(busy=True)
        arguments = (self._id, self._invoice, self._choices.order(), self._desk.today)
        self._work.begin(issued, *arguments, then=self._issued, otherwise=self._failed)

    def _issued(self, answer: "Issued | tuple[Problem, ...]") -> None:
        self._be_busy(busy=False)
        if isinstance(answer, Issued):
            self._just = answer.row.code
            self._say(answer.what, answer.next, [self._offer(answer.row, *answer.row.drafts[0])] if len(answer.row.drafts) == 1 else [])
            self._ask()
        elif self._choices is not None:
            self._choices.show_problems(answer)

    def _say(self, what: str, why: str = "", mends: Sequence[Mend] = ()) -> None:
        self._said.show_pieces(ProblemBox(what, why, level="done", mends=mends))
        announce.say(self, what)

    def _failed(self, trouble: Trouble) -> None:
        self._be_busy(busy=False)
        self._said.show_pieces(ProblemBox(trouble.sentence, trouble.what_to_do))

    def _given_up(self) -> None:
        self._be_busy(busy=False)
        self._said.show_pieces(ProblemBox("Arrêté", "Rien n’a été gardé. Recommencez quand vous voulez.", level="info"))

    def _saving_given_up(self) -> None:
        self._be_busy(busy=False)
        said = "Les fichiers déjà enregistrés restent dans le dossier choisi. Recommencez quand vous voulez."
        self._said.show_pieces(ProblemBox("Arrêté", said, level="info"))

    def _be_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if busy and (focused := QApplication.focusWidget()) is not None and self.isAncestorOf(focused):
            # Or Qt would hand it on to whatever follows.
            focused.clearFocus()
        self._issue.setEnabled(not busy)
        self._slot.setEnabled(not busy)
        if busy:
            self._said.show_pieces()
        elif self.isVisible() and QApplication.focusWidget() is None:
            self._issue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, row: "SetRow") -> None:
        said = f"{row.content}, {row.days}. Code {row.code}."
        shown = lambda data: self._desk.go.paper(f"Attestations {row.code}", data, said)  # noqa: E731 - held by this page
        self._desk.ask(services.certificates.paper, row.id, then=shown)

    def _open_scan(self, row: "SetRow") -> None:
        shown = partial(self._desk.go.scan, f"Attestations {row.code}, scan signé")
        self._desk.ask(services.certificates.signed, self._id, row.id, then=shown)

    def _print(self, row: "SetRow") -> None:
        then = lambda data: printing.print_pdf(self._desk, f"Attestations {row.code}", data, self._say)  # noqa: E731 - held by this page
        self._desk.ask(services.certificates.paper, row.id, then=then)

    def _save_apart(self, row: "SetRow") -> None:
        folder = self._desk.dialogs.pick_folder("Choisir le dossier des attestations")
        if folder is None or self._busy:
            return
        self._be_busy(busy=True)
        files = services.certificates.files
        self._saving.begin(files, self._id, row.id, folder, then=partial(self._saved, folder), otherwise=self._failed)

    def _saved(self, folder: Path, count: int) -> None:
        self._be_busy(busy=False)
        self._say(f"{plural(count, 'fichier enregistré', 'fichiers enregistrés')} dans «\u00a0{folder.name}\u00a0».")

    def _offer(self, row: "SetRow", invoice_id: str, title: str) -> Mend:
        return Mend(join_words(title), partial(self._join, row, invoice_id, title))

    def _join(self, row: "SetRow", invoice_id: str, title: str) -> None:
        join = services.certificate_joining.join_to
        self._desk.ask(join, row.id, invoice_id, self._desk.today, then=partial(self._joined, title))

    def _joined(self, title: str, given: "GivenSet") -> None:
        # What is said above of a set may offer to join it; the undo bar says that it is done.
        self._said.show_pieces(*([ProblemBox(given.note.sentence, level="info")] if given.note else []))
        self._ask()
        back = services.certificate_joining.take_back
        undo = lambda: self._desk.ask(back, given, self._desk.today, then=self._ask)  # noqa: E731 - held by this page
        self._desk.offer_undo(given_words(title, joined=given.joined), undo, icon="paperclip")

    def _remove(self, row: "SetRow") -> None:
        self._desk.ask(services.certificates.remove, self._id, row.id, self._desk.today, then=partial(self._removed, row))

    def _removed(self, row: "SetRow", gone: tuple[str, ...]) -> None:
        self._ask()
        undo = lambda: self._desk.ask(services.certificates.put_back, row.id, gone, then=self._ask)  # noqa: E731 - held by this page
        self._desk.offer_undo(f"Attestations {row.code} retirées.", undo)
