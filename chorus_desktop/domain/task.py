"""One row of a dossier's task list."""

from enum import StrEnum

from chorus_desktop.domain.shape import Key, Record


class Stage(StrEnum):
    """The stages, in the order a volunteer usually walks them; none is a tunnel."""

    ASSOCIATION = "association"
    CONVENTION = "convention"
    ENGAGEMENTS = "engagements"
    CARES = "cares"
    MARKET = "market"
    PIECES = "pieces"
    ATTENDANCE = "attendance"
    INVOICE = "invoice"
    ATTACHMENTS = "attachments"
    DEPOSIT = "deposit"
    FOLLOW = "follow"
    """What came back from the portal; a row for each document, whichever is in hand."""


class Status(StrEnum):
    """The four statuses, and what cannot be done yet."""

    DONE = "done"
    DOING = "doing"
    TODO = "todo"
    FIX = "fix"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        """The status in words, as every list says it."""
        return {"done": "Terminé", "doing": "En cours", "todo": "À faire", "fix": "À corriger", "locked": "Pas encore possible"}[self.value]


class Task(Record):
    """One row of the list.

    Attributes:
        title: a verb and its object.
        fact: what is known, once something is; or the reason when locked or to correct.
        action: the words of the button when this is the task of the moment.
        about: id of the invoice, where the task is about another one than that in hand.
        waiting: nothing presses: it is somebody else's turn, or it may be left for later, or left out.
    """

    stage: Stage
    title: str
    status: Status
    fact: str = ""
    action: str = ""
    waiting: bool = False
    about: Key = ""
