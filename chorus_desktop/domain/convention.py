"""The convention signed with the payer: what was done, by whom, when, and until when it holds."""

from datetime import date
from enum import StrEnum

from chorus_desktop.domain.french import short_date
from chorus_desktop.domain.shape import FileId, LongText, Record, Year, field


class SentBy(StrEnum):
    """How the convention went to the payer."""

    EMAIL = "email"
    POST = "post"
    HAND = "hand"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {"email": "Par e-mail", "post": "Par la poste", "hand": "Déposée sur place"}[self.value]


class ConventionState(StrEnum):
    """Where the convention stands; each is reached by a date, never by a tick."""

    TO_FILL = "to_fill"
    SIGNED_BY_ASSOCIATION = "signed_by_association"
    SENT = "sent"
    SIGNED = "signed"
    RENEWED = "renewed"
    EXPIRED = "expired"

    @property
    def holds(self) -> bool:
        """Whether invoices may rest on it."""
        return self in (ConventionState.SIGNED, ConventionState.RENEWED)


class Convention(Record):
    """A convention, as far as it is known; one per dossier, carried from season to season while it renews.

    Attributes:
        first_year: calendar year in which its first school year begins (2025 for 2025-2026).
    """

    first_year: Year | None = field("Première année scolaire", "L’année de la rentrée où la convention commence.", example="2025")
    already_member: bool = field("L’association était déjà conventionnée la saison précédente", default=False)
    association_signed_on: date | None = field("Signée par l’association le", "La date écrite près de la signature.")
    association_signer: str = field("Signataire de l’association", "Le représentant légal.", default="")
    association_signer_quality: str = field("Qualité du signataire", "Sa fonction.", example="Présidente", default="")
    sent_on: date | None = field("Envoyée le")
    sent_by: SentBy | None = field("Envoyée comment\u00a0?")
    payer_signed_on: date | None = field("Signée par la collectivité le", "La date portée sur l’exemplaire qui vous est revenu.")
    payer_signer: str = field("Signataire pour la collectivité", "Le maire ou son représentant.", default="")
    payer_signer_quality: str = field("Sa qualité", "Sa fonction.", example="Maire", default="")
    ends_on: date | None = field(
        "Valable jusqu’au", "Proposé d’après les années scolaires\u00a0; changez-le si la convention dit autre chose."
    )
    ends_reason: LongText = field("Pourquoi cette date\u00a0?", "Demandé si elle n’est pas celle proposée.", default="")
    reference: str = field("Référence de la convention", "Facultatif\u00a0: si la collectivité lui a donné un numéro.", default="")
    scan: FileId = field("Exemplaire signé", "Le PDF ou la photo de la convention signée par les deux parties.", default="")

    def proposed_end(self, max_years: int) -> date | None:
        """Last day of the last school year that tacit renewal can reach: 31 August, ``max_years`` years after the start."""
        return date(self.first_year + max_years, 8, 31) if self.first_year else None

    def end(self, max_years: int) -> date | None:
        """The last day it holds: as typed, else as proposed."""
        return self.ends_on or self.proposed_end(max_years)

    def state(self, today: date, max_years: int) -> ConventionState:
        """Where it stands on a day.

        Args:
            today: the day to reckon from.
            max_years: the payer's limit of tacit renewal, in school years; with one, it never renews by itself, however long it holds.
        """
        if self.association_signed_on and self.payer_signed_on:
            last = self.end(max_years)
            if last and today > last:
                return ConventionState.EXPIRED
            first_end = date(self.first_year + 1, 8, 31) if self.first_year else None
            return ConventionState.RENEWED if max_years > 1 and first_end and today > first_end else ConventionState.SIGNED
        if self.sent_on:
            return ConventionState.SENT
        return ConventionState.SIGNED_BY_ASSOCIATION if self.association_signed_on else ConventionState.TO_FILL

    def fact(self, today: date, max_years: int) -> str:
        """One sentence for the task list: what is known, with its dates."""
        state, last = self.state(today, max_years), self.end(max_years)
        until = f", valable jusqu’au {short_date(last)}" if last else ""
        both = max(filter(None, (self.association_signed_on, self.payer_signed_on)), default=None)
        match state:
            case ConventionState.SIGNED:
                return f"Signée par les deux parties le {short_date(both)}{until}" if both else ""
            case ConventionState.RENEWED:
                return f"Signée le {short_date(both)}, reconduite{until}" if both else ""
            case ConventionState.EXPIRED:
                return f"Expirée depuis le {short_date(last)}" if last else "Expirée"
            case ConventionState.SENT:
                return f"Envoyée le {short_date(self.sent_on)}, signature de la collectivité attendue" if self.sent_on else ""
            case ConventionState.SIGNED_BY_ASSOCIATION:
                return "Signée par l’association, à envoyer"
        return ""
