"""Where the portal's certificate of deposit is dropped or chosen, read, and filed with its invoice; the same beside the portal's fields."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.lifecycle import DepositDay, deposit_problems
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.files import FileDropArea
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from datetime import date

    from chorus_desktop.services.deposit_certificate import Filed, Looked

CERTIFICATES: FileKind = ("Certificat de dépôt", (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"))
SAID = "Déposez ici le certificat de dépôt, tel que le portail l’a donné\u00a0: rien n’est à recopier."


class CertificateArea(QWidget):
    """One certificate at a time; what it says otherwise than the invoice is shown before anything is filed.

    Args:
        desk: what a page may ask for.
        invoice_id: the issued invoice.
        issued_on: its date: no deposit is older.
        slim: it stands in a slim window.

    Signals:
        filed: it was filed with this invoice; what she must know, a sentence each.
    """

    filed = Signal(tuple)

    def __init__(self, desk: Desk, invoice_id: str, issued_on: "date", *, slim: bool = False) -> None:
        super().__init__()
        self._desk, self._id, self._issued_on = desk, invoice_id, issued_on
        self._day: FieldRows | None = None
        self._busy = False
        self._drop = FileDropArea(SAID, self._pick, "Choisir le certificat…", slim=slim)
        self._drop.dropped.connect(self._take)
        self._told = Slot(gap=12)
        self.setLayout(vertical(self._drop, self._told, gap=12))

    def _pick(self) -> Sequence[Path]:
        path = self._desk.dialogs.pick_file("Choisir le certificat de dépôt", CERTIFICATES)
        return [path] if path is not None else []

    def _take(self, paths: list[Path]) -> None:
        if self._busy:
            return
        if len(paths) > 1:
            self._say("Un seul certificat à la fois", "Déposez celui de cette facture, seul.")
            return
        self._busy = True
        self._told.show_pieces(words("Lecture du certificat…", "second"))
        self._desk.ask(services.deposit_certificate.look, self._id, paths[0], self._desk.today, then=self._look, otherwise=self._failed)

    def _look(self, looked: "Looked") -> None:
        self._busy = False
        if looked.is_sure:
            self._keep(self._id, looked, None)
            return
        self._day = None
        lines = [looked.unread] if looked.unread else [problem.sentence for problem in looked.problems]
        what = "Ce certificat n’a pas pu être lu" if looked.unread else "Ce certificat ne correspond pas à la facture"
        if not lines:
            what, lines = "Le jour du dépôt n’y est pas", ["Indiquez-le, puis classez le certificat."]
        box = ProblemBox(what, "\n".join(lines), level="warning")
        pieces: list[QWidget] = [box]
        if looked.day is None:
            pieces.append(self._day_row(looked))
        pieces.append(Flow(*self._acts(looked), gap=10))
        self._told.show_pieces(*pieces)
        announce.say(self, f"{what}. {' '.join(lines)}")
        self._focus()

    def _acts(self, looked: "Looked") -> list[Button]:
        acts = []
        if looked.other is not None:
            other, number = looked.other
            acts.append(Button(f"Le classer avec {number}", partial(self._keep, other, looked, None), icon="check"))
        said = "Classer sans le lire" if looked.unread else "Classer quand même"
        acts.append(Button(said, partial(self._keep_here, looked)))
        acts.append(Button("Ne pas le classer", self._forget))
        return acts

    def _day_row(self, looked: "Looked") -> QWidget:
        self._day = FieldRows(DepositDay, self._check, parent=self)
        row = self._day.make("on", title="Jour du dépôt")
        row.show_text(french.short_date(looked.found.deposited_on or self._desk.today))
        return row

    def _check(self, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        told = read(DepositDay, typed)
        return told.problems or deposit_problems(told.value, self._issued_on, self._desk.today)

    def _keep_here(self, looked: "Looked") -> None:
        day = None
        if self._day is not None:
            problems = self._day.problems()
            self._day.show_problems(problems)
            if problems:
                self._day.by_name["on"].take_focus()
                return
            day = read(DepositDay, self._day.typed()).value.on
        self._keep(self._id, looked, day)

    def _keep(self, invoice_id: str, looked: "Looked", day: "date | None") -> None:
        if self._busy:
            return
        self._busy = True
        today = self._desk.today
        self._desk.ask(services.deposit_certificate.keep, invoice_id, looked, today, day, then=self._kept, otherwise=self._failed)

    def _kept(self, filed: "Filed") -> None:
        self._busy = False
        self._told.show_pieces()
        if filed.invoice == self._id:
            self.filed.emit(filed.notes)
        else:
            self._desk.go.deposited(filed.invoice)

    def _failed(self, trouble: Trouble) -> None:
        self._busy = False
        self._say(trouble.sentence, trouble.what_to_do)

    def _say(self, what: str, why: str) -> None:
        self._told.show_pieces(ProblemBox(what, why))
        announce.say(self, f"{what} {why}")
        self._focus()

    def _forget(self) -> None:
        self._told.show_pieces()
        self._focus()

    def _focus(self) -> None:
        self._drop.button.setFocus(Qt.FocusReason.OtherFocusReason)
