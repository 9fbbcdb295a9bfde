"""What a credit note corrects: an invoice that exists, and that all its credit notes together do not exceed."""

from chorus_desktop.domain.french import euros
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.shape import Cents, Record

sentences(
    {
        "invoice.original_unknown": "Aucune facture {number} à corriger n’est connue\u00a0: recopiez son numéro, ou ajoutez-la aux factures "
        "faites avant ce programme. Une facture annulée avant son dépôt n’a pas d’avoir.",
        "invoice.original_exceeded": "La facture {number} est de {amount}, et cet avoir, avec ceux déjà faits, la dépasse de {over}\u00a0: "
        "réduisez les lignes à ce qui est vraiment rendu.",
        "invoice.original_itself": "Un document ne peut pas corriger ni remplacer {number}, son propre numéro\u00a0: indiquez celui de l’autre facture.",
    }
)


class Corrected(Record):
    """What is known of the invoice that a credit note names.

    Attributes:
        found: whether the association made it, here or before this program, and it stands.
        amount: cents with VAT; none when it was never told.
        given_back: cents with VAT of the other credit notes on it.
    """

    found: bool
    amount: Cents | None = None
    given_back: Cents = 0

    def problems(self, number: InvoiceNumber, amount: int) -> tuple[Problem, ...]:
        """What keeps a credit note of that many cents from correcting it."""
        place = "invoice.original_number"
        if not self.found:
            return (error(place, "invoice.original_unknown", number=number),)
        if self.amount is None or self.given_back + amount <= self.amount:
            return ()
        over = euros(self.given_back + amount - self.amount)
        return (error(place, "invoice.original_exceeded", number=number, amount=euros(self.amount), over=over),)
