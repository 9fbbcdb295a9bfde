"""Documents that the portal gave back, as the task list names them."""

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.shape import Key, Record


class Returned(Record):
    """A document that waits for the volunteer on the portal.

    Attributes:
        id: of the invoice.
        label: the portal's state.
        task: what is to be done, in a few words; ``action``: the words of the button.
    """

    id: Key
    kind: DocumentKind
    number: InvoiceNumber
    label: str
    task: str
    action: str

    @property
    def title(self) -> str:
        """« Facture FA2026-012, suspendue : ajouter la pièce »."""
        return f"{self.kind.label} {self.number}, {self.label.lower()}\u00a0: {self.task}"
