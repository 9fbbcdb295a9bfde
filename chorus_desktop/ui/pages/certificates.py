"""Attestations de présence: chosen, told before they are issued, issued in one go, printed, and their signed scan brought back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import announce, printing
from chorus_desktop.ui.background import Progress
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.certificate_order import CertificateChoices
from chorus_desktop.ui.pages.certificate_rows import SetList
from chorus_desktop.ui.pages.certificate_told import Issued, beside, blank_box, changed, issued, left_out
from chorus_desktop.ui.pages.scan_area import ScanArea
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.progress import ProgressCard
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
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
        self._work: Progress | None = None
        self._busy = False
        self._slot, self._told, self._said = Slot(gap=14), Slot(gap=10), Slot(gap=10)
        self._progress = ProgressCard("Attestations", self._give_up)
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
        self.add(self._slot, self._told, horizontal(None, self._issue), self._progress, self._said, self._list, self._scans)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._ask()

    @override
    def leaving(self) -> None:
        self._scans.leave()
        if self._choices is not None:
            self._choices.hide_names()
        if self._work is not None:
            self._work.cancel()

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
            pieces.insert(0, Card(words("Le texte", "subheading"), words(found.words, "second"), gap=6))
        if found.blank:
            pieces.append(blank_box(found.blank, partial(self._desk.go.grid, self._id)))
        if found.replaces:
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
        self._progress.show_step(0, 0, "")
        work = self._desk.ask_long(issued, *arguments, then=self._issued, otherwise=self._failed, told=self._progress.show_step)
        self._hold(work)

    def _issued(self, answer: "Issued | tuple[Problem, ...]") -> None:
        self._be_busy(busy=False)
        if isinstance(answer, Issued):
            self._say(answer.what, answer.next)
            self._ask()
        elif self._choices is not None:
            self._choices.show_problems(answer)

    def _say(self, what: str, why: str = "") -> None:
        self._said.show_pieces(ProblemBox(what, why, level="done"))
        announce.say(self, what)

    def _failed(self, trouble: Trouble) -> None:
        self._be_busy(busy=False)
        self._said.show_pieces(ProblemBox(trouble.sentence, trouble.what_to_do))

    def _give_up(self) -> None:
        if self._work is not None:
            self._work.cancel()
        self._be_busy(busy=False)
        self._said.show_pieces(ProblemBox("Arrêté", "Rien n’a été gardé. Recommencez quand vous voulez.", level="info"))

    def _hold(self, work: Progress) -> None:
        # A work that ended at once has nothing left to give up.
        self._work = work if self._busy else None

    def _be_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._work = None
        self._issue.setEnabled(not busy)
        self._slot.setEnabled(not busy)
        if busy:
            self._said.show_pieces()
        else:
            self._progress.hide()

    def _open(self, row: "SetRow") -> None:
        said = f"{row.content}, {row.days}. Code {row.code}."
        shown = lambda data: self._desk.go.paper(f"Attestations {row.code}", data, said)  # noqa: E731 - held by this page
        self._desk.ask(services.certificates.paper, row.id, then=shown)

    def _open_scan(self, row: "SetRow") -> None:
        shown = partial(self._desk.go.paper, f"Attestations {row.code}, scan signé")
        self._desk.ask(services.certificates.signed, self._id, row.id, then=shown)

    def _print(self, row: "SetRow") -> None:
        then = lambda data: printing.print_pdf(self._desk, f"Attestations {row.code}", data, self._say)  # noqa: E731 - held by this page
        self._desk.ask(services.certificates.paper, row.id, then=then)

    def _save_apart(self, row: "SetRow") -> None:
        folder = self._desk.dialogs.pick_folder("Choisir le dossier des attestations")
        if folder is None or self._busy:
            return
        self._be_busy(busy=True)
        self._progress.show_step(0, 0, "")
        work = self._desk.ask_long(
            services.certificates.files, self._id, row.id, folder,
            then=partial(self._saved, folder), otherwise=self._failed, told=self._progress.show_step,
        )  # fmt: skip
        self._hold(work)

    def _saved(self, folder: Path, count: int) -> None:
        self._be_busy(busy=False)
        self._say(f"{plural(count, 'fichier enregistré', 'fichiers enregistrés')} dans «\u00a0{folder.name}\u00a0».")

    def _remove(self, row: "SetRow") -> None:
        self._desk.ask(services.certificates.remove, self._id, row.id, self._desk.today, then=partial(self._removed, row))

    def _removed(self, row: "SetRow", gone: tuple[str, ...]) -> None:
        self._ask()
        undo = lambda: self._desk.ask(services.certificates.put_back, row.id, gone, then=self._ask)  # noqa: E731 - held by this page
        self._desk.offer_undo(f"Attestations {row.code} retirées.", undo)
