"""Pictures of pages, asked for as they are wanted."""

import pytest

from chorus_desktop import services
from chorus_desktop.ui.pages.piece_pictures import PiecePictures
from chorus_desktop.ui.widgets.page_view import DOTS
from tests.ui.pages.test_attachments import pdf


class Later:
    """What is asked of the background runs when it is told to, as it does in the program."""

    def __init__(self, room):
        self._ask, self._waiting, self.pages = room.desk.ask, [], []
        room.desk.ask = lambda *args, **named: self._waiting.append((args, named))

    def run(self):
        while self._waiting:
            args, named = self._waiting.pop(0)
            self.pages.append(args[-1])
            self._ask(*args, **named)


@pytest.fixture
def item(room):
    draft = room.club.draft()
    services.attachments.add(room.store, draft, [pdf(room.folder, "long.pdf", pages=10)], "other")
    return services.attachments.listed(room.store, draft)[0]


def test_small_pages_of_one_file_are_drawn_in_one_go(room, item):
    later, pictures = Later(room), PiecePictures(room.desk, room.shell)
    for page in range(10):
        assert pictures.deposited(item, page).picture is None
    later.run()

    assert [len(pages) for pages in later.pages] == [1, 8, 1]
    assert all(pictures.deposited(item, page).picture for page in range(10))
    assert len(later.pages) == 3, "and kept"


def test_a_page_that_cannot_be_drawn_keeps_no_other_away(room, item):
    later, pictures = Later(room), PiecePictures(room.desk, room.shell)
    for page in (0, 1, 99, 2):
        pictures.deposited(item, page)
    later.run()

    assert [bool(pictures.deposited(item, page).picture) for page in (0, 1, 99, 2)] == [True, True, False, True]
    assert pictures.deposited(item, 99).trouble


def test_a_small_picture_stands_in_for_the_large_one(room, item):
    later, pictures = Later(room), PiecePictures(room.desk, room.shell)
    pictures.deposited(item, 0)
    later.run()
    small = pictures.deposited(item, 0)

    assert pictures.deposited(item, 0, DOTS) == small
    later.run()
    assert len(pictures.deposited(item, 0, DOTS).picture) > len(small.picture)
