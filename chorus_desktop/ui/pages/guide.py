"""« Guide et vocabulaire »: searched as one types, an article beside its list, everything offline; it can be printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.guide import Found, Guide, search
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.guide_article import Article
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.record_list import RecordTable
from chorus_desktop.ui.record_table import Column, RecordModel
from chorus_desktop.ui.widgets.boxes import Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.search_field import search_field
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

HEADING = "Guide et vocabulaire"
BESIDE_UNITS, ABOVE_UNITS = 560.0, 300.0
NOTHING = "Rien ne correspond à cette recherche. Essayez un seul mot, ou un mot lu sur le portail."


class GuidePage(Page):
    """The guide.

    Args:
        desk: what every page is given.
        entry: the key of the entry to open; without it, the first one is shown and one begins with searching.
    """

    def __init__(self, desk: Desk, entry: str = "") -> None:
        super().__init__(HEADING, subtitle="Comment faire, et ce que veulent dire les mots du portail. Tout est ici, sans Internet.")
        self._desk = desk
        self._guide: Guide | None = None
        self._asked = entry
        self._shown = ""
        self._read_now: Article | None = None
        self._trail: list[str] = []
        self._search = self.first = search_field("le guide", hint="Un mot, une question…", width=560)
        self._search.textChanged.connect(self._look)
        self._search.installEventFilter(self)
        self._count = words("", "caption", wrap=False)
        self._nothing = words(NOTHING, "second")
        self._nothing.hide()
        self._model: RecordModel[Found] = RecordModel([Column("Article", _title, detail=_snippet)], _key, self)
        self._table = RecordTable(self._model, lambda _: self._read())
        self._table.setAccessibleName("Articles du guide")
        self._table.horizontalHeader().hide()
        self._table.selectionModel().currentRowChanged.connect(lambda now, _: self._chosen(now))
        self._article = Slot(gap=8)
        list_side = boxed(vertical(self._nothing, self._table, None))
        article_side = boxed(vertical(self._article, None))
        self.add(horizontal((self._search, 100), self._count, None, gap=12))
        columns = Columns([list_side, article_side], weights=[38, 62], from_width=720, gap=20)
        # Later: the layouts around are being gone through.
        columns.turned.connect(self._size_list, Qt.ConnectionType.QueuedConnection)
        self._size_list(beside=True)
        self.add((columns, 1))
        self._one = SecondaryButton("Imprimer cet article", lambda: self._print(self._shown), icon="printer")
        self.add_actions(
            SecondaryButton("Imprimer tout le guide", lambda: self._print(""), icon="book-open"),
            self._one,
            back=SecondaryButton("Retour", desk.back, icon="arrow-left"),
        )
        desk.ask(services.guide.whole, then=self._show)

    def begin(self, entry: str = "") -> None:
        """Show an entry, or all of them with the cursor in the search."""
        self._asked = entry
        if entry and self._guide is not None:
            self._go(entry)
        else:
            self._search.clear()
            self.take_focus()

    @override
    def take_focus(self) -> None:
        super().take_focus()
        if self._asked:
            self._read()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._walk(event.key())
        return super().eventFilter(watched, event)

    def _show(self, guide: Guide) -> None:
        self._guide = guide
        self._look(self._search.text())
        if self._asked:
            self._table.select_key(self._asked)
            if self._search.hasFocus():
                self._read()

    def _size_list(self, beside: bool) -> None:  # noqa: FBT001 - a signal's argument
        """One height whatever the article's: a list that moves while one walks it would lose its reader."""
        theme.hold(self._table, height=BESIDE_UNITS if beside else ABOVE_UNITS)

    def _look(self, typed: str) -> None:
        """Show what answers; the best answer is read beside it at once."""
        if self._guide is None:
            return
        found = search(self._guide, typed)
        self._model.show_rows(found)
        said = french.plural(len(found), "réponse") if typed.strip() else ""
        self._count.setText(said)
        self._nothing.setVisible(not found)
        self._table.setVisible(bool(found))
        if not found:
            self._put("")
        elif typed.strip() or self._model.row_of(self._shown) is None:
            self._table.select_key(found[0].entry.key)
        else:
            self._table.select_key(self._shown)
        if typed.strip():
            announce.say(self, f"{said}. {found[0].entry.title}" if found else NOTHING)

    def _walk(self, key: int) -> bool:
        """Arrows in the search choose an answer, Enter reads it; every other key is the field's own."""
        step = (key == Qt.Key.Key_Down) - (key == Qt.Key.Key_Up)
        if step and self._model.rowCount():
            row = self._table.currentIndex().row() + step
            self._table.setCurrentIndex(self._model.index(min(max(row, 0), self._model.rowCount() - 1), 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._read()
        else:
            return False
        return True

    def _chosen(self, current: "QModelIndex") -> None:
        if current.isValid():
            on_a_way = bool(self._trail)
            self._trail.clear()
            # The way back is no longer offered, even where the same article stays.
            self._put(self._model.record(current.row()).entry.key, again=on_a_way)

    def _go(self, key: str, *, back: bool = False) -> None:
        """Open an entry that another one leads to; one comes back to that one by a link."""
        trail = [*self._trail, self._shown] if self._shown and self._shown != key and not back else list(self._trail)
        self._search.clear()
        self._table.select_key(key)
        self._trail = trail
        self._put(key, again=True)
        self._read()

    def _go_back(self) -> None:
        self._go(self._trail.pop(), back=True)

    def _put(self, key: str, *, again: bool = False) -> None:
        if self._guide is None or (key == self._shown and not again):
            return
        self._shown = key
        self._one.setVisible(bool(key))
        if not key:
            self._article.show_pieces()
            return
        article = self._read_now = Article(self._desk, self._guide, self._guide.entry(key), self._go)
        former = [LinkButton(f"Revenir à «\u00a0{self._guide.entry(self._trail[-1]).title}\u00a0»", self._go_back)] if self._trail else []
        self._article.show_pieces(*former, article)

    def _read(self) -> None:
        """Go to the article with the keyboard: a screen reader begins with its title."""
        if self._read_now is not None and self._shown:
            self._read_now.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self, key: str) -> None:
        title = self._guide.entry(key).title if self._guide is not None and key else HEADING
        self._desk.ask(services.guide.paper, key, self._desk.today, then=lambda pdf: self._desk.go.paper(title, pdf))


def _title(found: Found) -> str:
    return found.entry.title


def _snippet(found: Found) -> str:
    return found.snippet


def _key(found: Found) -> str:
    return found.entry.key
