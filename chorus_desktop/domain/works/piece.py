"""One piece of a dossier de facturation, whoever deposited it, and where the portal says it stands."""

from datetime import date
from enum import StrEnum

from chorus_desktop.domain.shape import Cents, Key, Record


class PieceState(StrEnum):
    """Where a piece stands on the portal, in « Factures de travaux »."""

    DEPOSITED = "deposited"
    AVAILABLE = "available"
    TAKEN = "taken"
    LINKED = "linked"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    REFUSED_ROUTE = "refused_route"
    REFUSED_OTHER = "refused_other"
    FORWARDED = "forwarded"
    SILENT = "silent"
    REPLACED = "replaced"

    @property
    def is_open(self) -> bool:
        """Whether the dossier still goes on from it."""
        return self not in (PieceState.REFUSED_ROUTE, PieceState.REFUSED_OTHER, PieceState.REPLACED)


class Piece(Record):
    """A piece.

    Attributes:
        cadre: ``A4``…
        number: as its depositor gave it; unique for that depositor.
        month: first day of the month it is about; none for a piece of the final chain.
        on: the day it was deposited; ``available_on`` the day its receiver had it, when known.
        continues: id of the piece it was deposited « à partir de »; empty for the first of a dossier.
        net: cents to pay, where it asks for money.
    """

    id: Key = ""
    cadre: str
    number: str
    month: date | None = None
    on: date
    available_on: date | None = None
    continues: Key = ""
    state: PieceState = PieceState.DEPOSITED
    net: Cents = 0

    @property
    def reached(self) -> date:
        """The day its receiver had it, as far as it is known."""
        return self.available_on or self.on
