"""The words of joined files, read apart one file at a time, so that search finds what a piece says."""

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine.apart import Limits
from chorus_desktop.pdf.page_texts import page_texts
from chorus_desktop.services import apart
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.piece_texts import keep_text, unread_files

SECONDS = 10.0
"""For one file; a scan of a hundred pages takes less than one."""


def read_next(store: Store) -> int:
    """Read the words of one joined file, the one joined last of those that nobody read.

    Returns:
        How many are left.
    """
    waiting = unread_files(store)
    if not waiting:
        return 0
    first = waiting[0]
    content = file_bytes(store, first.sha256)
    limits = apart.room_for(content)
    try:
        pages = apart.run(page_texts, content, first.extension, limits=Limits(memory=limits.memory, seconds=SECONDS))
    except Trouble:
        # Its own page says what is wrong with it; here it is only without words, and not read again.
        pages = ()
    keep_text(store, first.sha256, pages)
    return len(waiting) - 1
