"""The states that the portal shows for an invoice, « Factures émises »: what each means for who waits, and how one answers it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Literal

from pydantic import Field

from chorus_desktop.domain.french import plain
from chorus_desktop.domain.shape import Key, Record
from chorus_desktop.domain.works.piece import PieceState
from chorus_desktop.domain.works.role import Role

KEPT_NUMBER = {"same": "le même, ne la déposez pas une seconde fois", "new": "un nouveau, sur une nouvelle {it}"}

Answer = Literal["send", "recycle", "complete", "replace", "validator"]
"""What the volunteer does: send a draft, correct the route, add what is missing, make another invoice, correct who validates."""


class Phase(StrEnum):
    """What a state means for who waits; *déposée*, *acceptée* and *payée* are three facts, and only the bank tells the third."""

    DRAFT = "draft"
    """On the portal, and sent to nobody."""
    VALIDATING = "validating"
    """With the firm that must accept it first."""
    SENT = "sent"
    RECEIVED = "received"
    """The payer has it: its delay runs."""
    RETURNED = "returned"
    """The volunteer must act; the invoice goes on under its number."""
    REJECTED = "rejected"
    """It will never be paid: another invoice takes its place."""
    ACCEPTED = "accepted"
    ORDERED = "ordered"
    """The transfer is ordered."""

    @property
    def is_accepted(self) -> bool:
        """Whether the payer has said that it owes the money."""
        return self in (Phase.ACCEPTED, Phase.ORDERED)

    @property
    def asks_her(self) -> bool:
        """Whether the volunteer must act."""
        return self in (Phase.DRAFT, Phase.RETURNED, Phase.REJECTED)


class StatusFacts(Record):
    """What a state of « Factures émises » means for who waits.

    Attributes:
        code: the portal's number of the state, 1 to 12; none for the draft and for those of who validates.
        next: who acts now, in words.
        final: whether the invoice stays there for good.
        number: what becomes of the invoice's number, where the volunteer must act.
        answer: how one answers it; none where there is nothing to do.
        piece: of « Factures de travaux », where it leaves a piece; none for a state of « Factures émises ».
        at: likewise, to whom it is made available; a payment delay runs from there.
        names: how the portal's exports and other programs write it, beside its title.
    """

    code: int | None = Field(default=None, ge=1, le=12)
    next: str
    final: bool
    number: Literal["same", "new"] | None = None
    phase: Phase
    answer: Answer | None = None
    piece: PieceState | None = None
    at: Role | None = None
    names: tuple[str, ...] = Field(min_length=1)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The same in words: (label, value)."""
        it = "pièce" if self.piece else "facture"
        kept = ((f"Votre numéro de {it}", KEPT_NUMBER[self.number].format(it=it)),) if self.number else ()
        final = f"oui, la {it} ne changera plus d’état" if self.final else "non"
        return (("Qui agit ensuite", self.next), ("État définitif", final), *kept)


class PortalStatus(StatusFacts):
    """One state, with its key (also the entry of the guide that explains it), its label on the portal, and what it means."""

    key: Key
    label: str
    meaning: str


def status_named(text: str, statuses: Iterable[PortalStatus]) -> PortalStatus | None:
    """The state that a text names, as the portal's list, its export or another program writes it; none when it names none.

    Args:
        text: « Mise à disposition du destinataire », ``MISE_A_DISPOSITION``, ``03``…
        statuses: those known.
    """
    wanted = _folded(text)
    for status in statuses:
        if wanted in {_folded(name) for name in (status.label, *status.names)}:
            return status
    if wanted.isdecimal():
        return next((status for status in statuses if status.code == int(wanted)), None)
    return None


class Spaces:
    """What a text names in each space of the portal, looked up once for thousands of rows."""

    def __init__(self, statuses: Sequence[PortalStatus]) -> None:
        self._of = {works: [item for item in statuses if (item.piece is not None) is works] for works in (False, True)}
        self._known: dict[tuple[str, bool], PortalStatus | None] = {}

    def named(self, text: str, *, works: bool) -> PortalStatus | None:
        """The state that a text names for a document of that space."""
        if (text, works) not in self._known:
            self._known[text, works] = status_named(text, self._of[works])
        return self._known[text, works]


def _folded(text: str) -> str:
    return " ".join(plain(text).replace("_", " ").replace("’", " ").replace("'", " ").split())
