"""Documents that the portal gave back, as the task list names them."""

from datetime import date

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.shape import Key, Record


class Returned(Record):
    """A document that waits for the volunteer on the portal.

    Attributes:
        id: of the invoice.
        works: whether it is a piece of works.
        label: the portal's state; ``since``: the day it showed it.
        task: what is to be done, in a few words; ``action``: the words of the button.
    """

    id: Key
    kind: DocumentKind
    works: bool = False
    number: InvoiceNumber
    label: str
    since: date
    task: str
    action: str

    @property
    def title(self) -> str:
        """« Facture FA2026-012, suspendue : ajouter la pièce »."""
        name = "Pièce" if self.works else self.kind.label
        return f"{name} {self.number}, {self.label.lower()}\u00a0: {self.task}"

    @property
    def fact(self) -> str:
        """Since when; what the payer wrote stays on the page of the document, since it may name somebody."""
        return f"Depuis le {long_date(self.since)}"
