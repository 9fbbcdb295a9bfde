"""What the volunteer must know once a copy took the place of her data file."""

from dataclasses import dataclass
from pathlib import Path

from chorus_desktop.domain.french import listing, plural
from chorus_desktop.domain.references import InvoiceNumber

LOST = (
    "Des numéros de facture donnés depuis cette copie ont peut-être été perdus.",
    (
        "Le fichier remplacé n’a pas pu être lu en entier. Avant de finaliser une facture, indiquez le dernier numéro que vous avez donné\u00a0: "
        "«\u00a0Mon association\u00a0», puis «\u00a0Factures faites avant ce programme\u00a0»."
    ),
)
KEPT = (
    "Ces factures sont gardées parmi celles faites avant ce programme\u00a0: leurs numéros ne serviront pas une seconde fois. "
    "Leurs PDF sont dans leurs dossiers de dépôt."
)


@dataclass(frozen=True)
class Replaced:
    """What became of a data file that a copy took the place of.

    Attributes:
        aside: where it is kept; none when there was none.
        kept: numbers that it had given and that the copy did not know: kept as earlier invoices, they are not given again.
        unread: it may have given numbers that could not be read.
    """

    aside: Path | None
    kept: tuple[InvoiceNumber, ...] = ()
    unread: bool = False

    @property
    def said(self) -> tuple[str, str] | None:
        """What the volunteer must know before she numbers again, and what to do; none when there is nothing."""
        if self.unread:
            return LOST
        if self.kept:
            which = listing(self.kept) if len(self.kept) < 6 else f"{self.kept[0]} … {self.kept[-1]}"
            return f"{plural(len(self.kept), 'numéro donné', 'numéros donnés')} depuis cette copie\u00a0: {which}.", KEPT
        return None
