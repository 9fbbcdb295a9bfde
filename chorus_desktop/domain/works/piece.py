"""One piece of a dossier de facturation, whoever deposited it, and where the portal says it stands."""

from datetime import date
from enum import StrEnum

from chorus_desktop.domain.shape import Cents, Key, Record, field


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
    def label(self) -> str:
        """The portal's words."""
        return _LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether the dossier still goes on from it."""
        return self not in (PieceState.REFUSED_ROUTE, PieceState.REFUSED_OTHER, PieceState.REPLACED)


_LABELS = {
    PieceState.DEPOSITED: "Déposée",
    PieceState.AVAILABLE: "Mise à disposition",
    PieceState.TAKEN: "Prise en compte",
    PieceState.LINKED: "Associée",
    PieceState.SUSPENDED: "Suspendue",
    PieceState.COMPLETED: "Complétée",
    PieceState.REFUSED_ROUTE: "Refusée pour erreur d’acheminement",
    PieceState.REFUSED_OTHER: "Refusée pour autre motif",
    PieceState.FORWARDED: "Transmise à la MOA",
    PieceState.SILENT: "Absence de validation de la MOE dans le délai",
    PieceState.REPLACED: "Remplacée par A22",
}


class Piece(Record):
    """A piece.

    Attributes:
        cadre: ``A4``…
        number: as its depositor gave it; unique for that depositor.
        month: first day of the month it is about; none for a piece of the final chain.
        on: the day it was deposited, none while it was not; ``available_on`` the day its receiver had it, when known.
        continues: id of the piece it was deposited « à partir de »; empty for the first of a dossier.
        before_vat, net: cents, as the piece says; 0 while nobody told.
    """

    id: Key = ""
    cadre: Key = field("Pièce", default="")
    number: str = field("Numéro", "Celui de la pièce, écrit sur le portail.", default="")
    month: date | None = field("Mois")
    on: date | None = field("Déposée le")
    available_on: date | None = field("Mise à disposition le", "Facultatif\u00a0: le jour où qui la reçoit l’a eue.")
    continues: Key = field("À partir de", default="")
    state: PieceState = field("État sur le portail", default=PieceState.DEPOSITED)
    before_vat: Cents = field("Montant HT", "Facultatif\u00a0: ce que la pièce demande, hors taxe.", default=0)
    net: Cents = field("Net à payer", "Facultatif.", default=0)

    @property
    def is_deposited(self) -> bool:
        """Whether it is on the portal; one that has only its number is not."""
        return self.on is not None or self.available_on is not None

    @property
    def reached(self) -> date:
        """The day its receiver had it, as far as it is known; far in the past while no day is told."""
        return self.available_on or self.on or date.min
