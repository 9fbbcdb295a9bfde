"""The pictures of the pages of a piece, drawn one after the other in another process, kept while its page is open."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
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

TOGETHER = 8
"""Small pages of one file drawn in one go: it is read once for all of them."""


class Drawn(NamedTuple):
    """A picture, or none and perhaps why."""

    picture: bytes | None
    trouble: str = ""


class _Wanted(NamedTuple):
    function: Callable[..., tuple[bytes, ...]]
    subject: Any
    dots: int
    page: int


_Key = tuple[Any, ...]
_NOTHING = Drawn(None)


class PiecePictures(QObject):
    """Asks for pictures when they are first wanted.

    Signals:
        drawn: more are there.
    """

    drawn = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: OrderedDict[_Key, Drawn] = OrderedDict()
        self._wanted: OrderedDict[_Key, _Wanted] = OrderedDict()
        self._alone: set[_Key] = set()
        self._asked: tuple[_Key, ...] = ()

    def of_recipe(self, recipe: Recipe, place: int, dots: int = SMALL_DOTS) -> Drawn:
        """The page at a place of a recipe, as it will be, ``dots`` long as soon as that picture is there."""
        use = recipe.pages[place]
        key = (recipe.sources[use.source].sha256, use.model_copy(update={"source": 0}), dots)
        return self._of(key, _Wanted(services.attachments.page_pictures, recipe, dots, place))

    def before(self, recipe: Recipe, place: int, dots: int = SMALL_DOTS) -> Drawn:
        """The same page as it came."""
        use = recipe.pages[place]
        bare = recipe.model_copy(update={"pages": (PageUse(source=use.source, page=use.page),)})
        return self.of_recipe(bare, 0, dots)

    def deposited(self, attachment: Attachment, page: int, dots: int = SMALL_DOTS) -> Drawn:
        """A page of what will be deposited."""
        return self._of((attachment.sha256, page, dots), _Wanted(services.attachments.thumbnails, attachment, dots, page))

    def waiting(self, file: "InboxFile", dots: int) -> Drawn:
        """The first page of a file of the folder « à classer »."""
        return self._of((file.path, file.changed_at, dots), _Wanted(services.inbox.pictures, file.path, dots, 0))

    def of_file(self, content: bytes, page: int, dots: int = SMALL_DOTS) -> Drawn:
        """A page of a file that came from outside."""
        return self._of((content, page, dots), _Wanted(services.shown.pictures, content, dots, page))

    def forget_waiting(self) -> None:
        """What was asked for and has not begun is of no use any more."""
        self._wanted.clear()

    def _of(self, key: _Key, wanted: _Wanted) -> Drawn:
        if key in self._found:
            self._found.move_to_end(key)
            return self._found[key]
        if key not in self._asked:
            self._wanted[key] = wanted
            self._next()
        return self._found.get(key) or self._coarser(key)

    def _coarser(self, key: _Key) -> Drawn:
        """The same page in fewer dots, or more, until the one that is wanted is there."""
        alike = [each for each in self._found if each[:-1] == key[:-1]]
        return self._found[max(alike, key=lambda each: each[-1])] if alike else _NOTHING

    def _next(self) -> None:
        if self._asked or not self._wanted:
            return
        # The last one wanted is the one looked at.
        key, first = self._wanted.popitem()
        keys, pages = [key], [first.page]
        if first.dots <= SMALL_DOTS and key not in self._alone:
            for other, wanted in reversed(list(self._wanted.items())):
                if wanted[:3] == first[:3] and other not in self._alone and len(keys) < TOGETHER:
                    keys.append(other)
                    pages.append(wanted.page)
                    del self._wanted[other]
        self._asked = tuple(keys)

        # Functions that hold this object: once its page is gone nobody listens.
        def failed(trouble: Trouble) -> None:
            self._fail(first, pages, trouble)

        self._desk.ask(first.function, first.subject, first.dots, tuple(pages), then=self._keep, otherwise=failed)

    def _keep(self, pictures: tuple[bytes, ...]) -> None:
        self._put([Drawn(picture) for picture in pictures])

    def _fail(self, first: _Wanted, pages: Sequence[int], trouble: Trouble) -> None:
        if len(pages) > 1:
            # One that cannot be drawn must not keep the others away.
            self._alone |= set(self._asked)
            self._wanted |= {key: first._replace(page=page) for key, page in zip(self._asked, pages, strict=True)}
            self._asked = ()
            self._next()
        else:
            self._put([Drawn(None, trouble.sentence)])

    def _put(self, drawn: Sequence[Drawn]) -> None:
        self._found |= dict(zip(self._asked, drawn, strict=True))
        self._asked = ()
        large = [each for each in self._found if each[-1] > SMALL_DOTS]
        for each in large[:-LARGE_KEPT]:
            del self._found[each]
        self.drawn.emit()
        self._next()
