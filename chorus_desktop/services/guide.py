"""The offline guide: read for the window, drawn for the printer. Nothing of it comes from the data file."""

from datetime import date

from chorus_desktop.documents.guide_paper import entry_paper, guide_paper
from chorus_desktop.domain.guide import Guide
from chorus_desktop.services import data
from chorus_desktop.store.database import Store


def whole(_: Store) -> Guide:
    """The guide, in reading order.

    Raises:
        Trouble: a file of the guide is damaged.
    """
    return data.guide()


def paper(_: Store, key: str, today: date) -> bytes:
    """The PDF of one article, or of the whole guide for an empty key.

    Args:
        _: the open data file, which has no part in it.
        key: of the article.
        today: the day printed on it.

    Raises:
        Trouble: a file of the guide is damaged.
    """
    guide = data.guide()
    return (entry_paper(guide, key, today) if key else guide_paper(guide, today)).data
