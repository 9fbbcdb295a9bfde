"""The pictures of the pages of a piece, drawn one after the other in another process, kept while its page is open."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from chorus_desktop import services
from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.piece import PageUse, Recipe
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.page_strip import SMALL_DOTS

if TYPE_CHECKING:
    from chorus_desktop.services.inbox import InboxFile

LARGE_KEPT = 16
"""Large pictures kept; small ones all are."""


class Drawn(NamedTuple):
    """A picture, or none and perhaps why."""

    picture: bytes | None
    trouble: str = ""


_Key = tuple[Any, ...]
_NOTHING = Drawn(None)


class PiecePictures(QObject):
    """Asks for pictures when they are first wanted.

    Signals:
        drawn: one more is there.
    """

    drawn = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: OrderedDict[_Key, Drawn] = OrderedDict()
        self._wanted: OrderedDict[_Key, tuple[Callable[..., Any], tuple[Any, ...]]] = OrderedDict()
        self._asked: _Key | None = None

    def of_recipe(self, recipe: Recipe, place: int, dots: int = SMALL_DOTS) -> Drawn:
        """The page at a place of a recipe, as it will be, ``dots`` long as soon as that picture is there."""
        key = (_source(recipe, place), recipe.pages[place].model_copy(update={"source": 0}), dots)
        return self._of(key, services.attachments.page_pictures, recipe, dots, (place,))

    def before(self, recipe: Recipe, place: int, dots: int = SMALL_DOTS) -> Drawn:
        """The same page as it came."""
        use = recipe.pages[place]
        bare = recipe.model_copy(update={"pages": (PageUse(source=use.source, page=use.page),)})
        return self.of_recipe(bare, 0, dots)

    def deposited(self, attachment: Attachment, page: int, dots: int = SMALL_DOTS) -> Drawn:
        """A page of what will be deposited."""
        return self._of((attachment.sha256, page, dots), services.attachments.thumbnails, attachment, dots, (page,))

    def waiting(self, file: "InboxFile", dots: int) -> Drawn:
        """The first page of a file of the folder « à classer »."""
        return self._of((file.path, file.changed_at, dots), services.inbox.picture, file.path, dots)

    def forget_waiting(self) -> None:
        """What was asked for and has not begun is of no use any more."""
        self._wanted.clear()

    def _of(self, key: _Key, function: Callable[..., Any], *args: Any) -> Drawn:
        if key in self._found:
            self._found.move_to_end(key)
            return self._found[key]
        if key != self._asked:
            self._wanted[key] = (function, args)
            self._next()
        return self._found.get(key) or self._coarser(key)

    def _coarser(self, key: _Key) -> Drawn:
        """The same page in fewer dots, or more, until the one that is wanted is there."""
        alike = [each for each in self._found if each[:-1] == key[:-1]]
        return self._found[max(alike, key=lambda each: each[-1])] if alike else _NOTHING

    def _next(self) -> None:
        if self._asked is not None or not self._wanted:
            return
        # The last one wanted is the one looked at.
        key, (function, args) = self._wanted.popitem()
        self._asked = key
        self._desk.ask(function, *args, then=self._keep, otherwise=self._fail)

    def _keep(self, found: bytes | tuple[bytes, ...]) -> None:
        self._put(Drawn(found if isinstance(found, bytes) else found[0]))

    def _fail(self, trouble: Trouble) -> None:
        self._put(Drawn(None, trouble.sentence))

    def _put(self, drawn: Drawn) -> None:
        key, self._asked = self._asked, None
        if key is not None:
            self._found[key] = drawn
        large = [each for each in self._found if each[-1] > SMALL_DOTS]
        for each in large[:-LARGE_KEPT]:
            del self._found[each]
        self.drawn.emit()
        self._next()


def _source(recipe: Recipe, place: int) -> str:
    return recipe.sources[recipe.pages[place].source].sha256
