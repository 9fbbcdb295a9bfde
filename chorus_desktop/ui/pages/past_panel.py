"""Invoices made before this program: what comes next, the list, and a form to add one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import euros, short_date
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.form import Form, Section
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import QuietButton, SecondaryButton
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.problems import Problem
    from chorus_desktop.services.views import PastView

FIELDS = Section(
    (("number", "day"), ("amount", "engagement"), "status"),
    "Ajouter une facture déjà faite",
    "Le dernier numéro de chaque série suffit pour continuer la numérotation. Avec les montants et les engagements, le programme sait ce qui reste à facturer.",
)
TONES = {"deposited": "doing", "accepted": "done", "paid": "done", "rejected": "fix", "not_deposited": "todo"}


class PastPanel(QWidget):
    """Used by the page of earlier invoices and by the first start.

    Signals:
        changed: what is in the list, a ``PastView``.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._id = association_id
        self._next = words("", "strong")
        self._rows = Slot()
        self.form = Form(PastInvoice, (FIELDS,))
        add = SecondaryButton("Ajouter à la liste", self.add, icon="plus")
        self.form.cards[0].body.addLayout(horizontal(add, None))
        self.setLayout(vertical(self._next, self._rows, self.form, gap=16))
        self._autosave = Autosave(self, self.form.typed, self._keep)
        self.form.edited.connect(self._autosave.touch)
        self._empty()

    def flush(self) -> None:
        """Keep now what was typed and not added yet."""
        self._autosave.flush()

    def read_again(self, _: object = None) -> None:
        """Show the list as it is stored."""
        self._desk.ask(services.associations.past_view, self._id, self._desk.today, then=self._show)

    def add(self) -> None:
        """Add what is typed to the list, or say what is wrong with it."""
        self.flush()
        self._desk.ask(services.associations.add_past, self._id, self.form.typed(), then=self._added)

    @property
    def has_typed(self) -> bool:
        """Whether an invoice is being typed."""
        return _begun(self.form.typed())

    def finish(self, go_on: Callable[[], object]) -> None:
        """Go on once what is typed is in the list: a number left in the form would be given a second time."""
        if not _begun(self.form.typed()):
            go_on()
            return
        self.flush()
        self._desk.ask(services.associations.add_past, self._id, self.form.typed(), then=partial(self._finished, go_on))

    def _finished(self, go_on: Callable[[], object], problems: "tuple[Problem, ...]") -> None:
        self._added(problems)
        if not problems:
            go_on()

    def _added(self, problems: "tuple[Problem, ...]") -> None:
        self.form.show_problems(problems)
        if problems:
            self.form.take_focus(problems[0].field)
            announce.say(self, problems[0].sentence)
            return
        announce.say(self, f"Facture {self.form.typed()['number']} ajoutée")
        self._empty()
        # What was typed is in the list: its draft, if the disk refused it, is not to come back.
        self.flush()
        self.form.take_focus("number")
        self.read_again()

    def _empty(self) -> None:
        blank = dict.fromkeys(self.form.rows, "")
        self.form.show_texts({**blank, "status": "deposited"})

    def _keep(self, typed: Mapping[str, str]) -> Save:
        return self._desk.keep(services.associations.keep_past_draft, self._id, typed if _begun(typed) else {})

    def _show(self, view: "PastView") -> None:
        if view.typed and not self._autosave.unsaved:
            self.form.show_texts(view.typed)
        self._next.setText(f"Le prochain numéro sera {view.next_number}" if view.next_number else "")
        self._next.setVisible(view.next_number is not None)
        full = [ProblemBox(view.full.sentence, level="error")] if view.full else []
        self._rows.show_pieces(*full, *self._offer(view), *([self._list(view)] if view.rows else []))
        self.changed.emit(view)

    def _offer(self, view: "PastView") -> list[QWidget]:
        if not view.offered_pattern or view.offered_number is None:
            return []
        what = "Vos numéros s’écrivent autrement"
        why = f"Pour continuer votre série, la prochaine facture prendrait le numéro {view.offered_number}."
        go_on = Mend("Continuer ma série", partial(self._take_pattern, view.offered_pattern))
        return [ProblemBox(what, why, level="warning", mends=[go_on])]

    def _take_pattern(self, pattern: str) -> None:
        self._desk.ask(services.associations.save, self._id, {"numbering": pattern}, then=self.read_again)

    def _list(self, view: "PastView") -> QWidget:
        card = Card(margins=(6, 6, 6, 6), gap=0)
        card.add_rows(self._row(past_id, invoice) for past_id, invoice in view.rows)
        return card

    def _row(self, past_id: str, invoice: PastInvoice) -> QWidget:
        facts = [short_date(invoice.day) if invoice.day else "", str(invoice.engagement or "")]
        text = vertical(words(str(invoice.number), "strong"), words(" · ".join(part for part in facts if part), "caption"), gap=2)
        amount = words(euros(invoice.amount) if invoice.amount is not None else "", "strong", wrap=False)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        theme.hold(amount, min_width=92)
        pill = StatusPill(TONES[invoice.status], invoice.status.label)
        remove = QuietButton("trash-2", f"Retirer {invoice.number}", partial(self._remove, past_id, str(invoice.number)))
        return boxed(horizontal((text, 1), pill, amount, remove, margins=(18, 10, 10, 10), gap=16))

    def _remove(self, past_id: str, number: str) -> None:
        self._desk.ask(services.associations.remove_past, past_id, self._desk.today, then=self.read_again)
        self._desk.offer_undo(f"Facture {number} retirée de la liste.", partial(self._put_back, past_id))

    def _put_back(self, past_id: str) -> None:
        self._desk.ask(services.associations.put_back_past, past_id, then=self.read_again)


def _begun(typed: Mapping[str, str]) -> bool:
    return any(text.strip() for name, text in typed.items() if name != "status")
