"""« Rechercher partout »: every record of the file and the guide, as one types, by keyboard alone; Échap goes back where one was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.own_keys import OwnKeys
from chorus_desktop.ui.pages.search_list import AnswerList
from chorus_desktop.ui.pages.search_rows import Row
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.search_field import search_field
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.search import Answers

WHAT = (
    "Un numéro de facture ou d’engagement, un enfant, un montant («\u00a0392,50\u00a0»), un mois («\u00a0mai 2026\u00a0»), un SIRET, le motif d’un rejet, "
    "un mot lu dans une pièce jointe… Le début d’un mot suffit\u00a0; accents, majuscules, tirets et espaces ne comptent pas."
)
NOTHING = "Rien ne correspond. Essayez moins de mots, ou le début d’un seul. Ce qui est dans la corbeille n’est pas cherché."
GOING_ON_MS = 10
NEXT_PIECE_MS = 100
SAID_AFTER_MS = 600
"""A screen reader says how many answers there are once the typing rests."""


class SearchPage(Page):
    """Search across everything."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Rechercher partout", subtitle="↑ ↓ pour choisir, Entrée pour ouvrir, Échap pour revenir.")
        self._desk = desk
        self._alone = 0
        self._asked: tuple[str, bool, int] | None = None
        self._field = self.first = search_field("partout", hint="Numéro, enfant, montant, mot d’une pièce…", width=640)
        self._field.textChanged.connect(self._typed)
        self._field.installEventFilter(self)
        self._names = NamesButton()
        self._names.turned.connect(self._ask)
        self._names.hide()
        self._count = words("", "caption", wrap=False)
        self._every = LinkButton("Toutes les réponses", lambda: self._only(0))
        self._every.hide()
        self._what = words(WHAT, "second")
        self._nothing_yet = boxed(vertical(self._what, None))
        self._list = AnswerList(self._open)
        self._reading = words("", "caption")
        self._reading.hide()
        self.add(horizontal((self._field, 100), self._count, None, gap=12), horizontal(self._every, None, self._names, gap=12))
        self.add((self._nothing_yet, 1), (self._list, 1), self._reading)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        OwnKeys(self, {"Esc": desk.back})
        self._going_on, self._next_piece, self._saying = (
            QTimer(self, singleShot=True, interval=each) for each in (GOING_ON_MS, NEXT_PIECE_MS, SAID_AFTER_MS)
        )
        self._going_on.timeout.connect(self._ask)
        self._next_piece.timeout.connect(self._read_piece)
        self._saying.timeout.connect(lambda: announce.say(self, self._said()))
        self._show_rows(some=False)
        self._ask()
        self._next_piece.start()

    @override
    def take_focus(self) -> None:
        super().take_focus()
        self._field.selectAll()

    @override
    def returned(self) -> None:
        self._ask()
        self._next_piece.start()

    @override
    def leaving(self) -> None:
        for timer in (self._going_on, self._next_piece, self._saying):
            timer.stop()
        self._names.hide_names()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._walk(event.key())
        return super().eventFilter(watched, event)

    def _walk(self, key: int) -> bool:
        """Arrows in the field choose an answer, Enter opens it; every other key is the field's own."""
        step = (key == Qt.Key.Key_Down) - (key == Qt.Key.Key_Up)
        if step and self._list.rows.rowCount():
            self._list.walk(step)
            chosen = self._list.chosen
            if chosen is not None:
                announce.say(self._list, chosen.said)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._list.open_chosen()
        else:
            return False
        return True

    def _typed(self, typed: str) -> None:
        if not typed.strip():
            self._alone = 0
        self._ask()

    def _only(self, kind: int) -> None:
        self._alone = kind
        self._ask()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _wanted(self) -> tuple[str, bool, int]:
        return self._field.text(), self._names.shows, self._alone

    def _ask(self) -> None:
        # One question at a time: what is typed meanwhile is asked once the former one is answered.
        if self._asked is None:
            self._asked = self._wanted
            self._desk.ask(services.search.find, *self._asked, then=self._show, otherwise=self._refused)

    def _show(self, answers: "Answers") -> None:
        asked, self._asked = self._asked, None
        typed = bool(self._field.text().strip())
        if asked != self._wanted:
            self._ask()
        elif not answers.is_whole:
            self._going_on.start()
        chosen = self._list.chosen.said if self._list.chosen else ""
        self._list.rows.show_answers(answers, alone=bool(self._alone))
        self._list.choose(self._list.rows.place_of(chosen))
        found = sum(group.total for group in answers.groups)
        share = "" if answers.is_whole else f" · {100 * answers.done // answers.total}\u00a0% parcourus"
        self._count.setText(f"{french.plural(found, 'réponse')}{share}" if typed else share.removeprefix(" · "))
        self._names.setVisible(answers.hidden or self._names.shows)
        self._every.setVisible(bool(self._alone))
        self._show_rows(some=bool(found))
        self._what.setText(NOTHING if typed and not found and answers.is_whole else WHAT)
        if typed:
            self._saying.start()

    def _show_rows(self, *, some: bool) -> None:
        self._list.setVisible(some)
        self._nothing_yet.setVisible(not some)

    def _said(self) -> str:
        chosen = self._list.chosen
        return f"{self._count.text()}. {chosen.said}" if chosen is not None else NOTHING

    def _refused(self, trouble: Trouble) -> None:
        self._asked = None
        self._next_piece.stop()
        self._what.setText(f"{trouble.sentence} {trouble.what_to_do}")

    def _open(self, row: Row) -> None:
        if row.answer is None:
            self._only(row.kind)
        else:
            getattr(self._desk.go, row.answer.way)(*row.answer.args)

    def _read_piece(self) -> None:
        self._desk.ask(services.piece_texts.read_next, then=self._piece_read, otherwise=lambda _: None)

    def _piece_read(self, left: int) -> None:
        said = (
            f"Il reste {french.plural(left, 'pièce jointe', 'pièces jointes')} à lire\u00a0: leurs mots seront trouvés ensuite."
            if left
            else ""
        )
        if left:
            self._next_piece.start()
        elif self._reading.text():
            self._ask()
        self._reading.setText(said)
        self._reading.setVisible(bool(said))
