"""From a task to the page where it is done."""

from typing import Protocol

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.task import Stage, Status, Task
from chorus_desktop.ui.desk import Desk


class Held(Protocol):
    """A dossier and its invoice in hand, whose id is empty when there is none."""

    @property
    def id(self) -> str:
        """The dossier's."""
        ...

    @property
    def association_id(self) -> str:
        """Whose dossier it is."""
        ...

    @property
    def invoice_id(self) -> str:
        """The invoice in hand."""
        ...

    @property
    def invoice_state(self) -> InvoiceState:
        """Where that invoice stands."""
        ...

    @property
    def next(self) -> Task | None:
        """What to do now."""
        ...


def open_task(desk: Desk, held: Held, task: Task) -> None:
    """Open the page of a task; one that cannot be done yet says why, and offers what comes first."""
    if task.status is Status.LOCKED:
        _say_why(desk, held, task)
        return
    go, issued = desk.go, held.invoice_state is not InvoiceState.DRAFT
    match task.stage:
        case Stage.ASSOCIATION:
            go.association(held.association_id)
        case Stage.CONVENTION:
            go.convention(held.id)
        case Stage.ENGAGEMENTS:
            go.engagements(held.id)
        case Stage.CARES:
            go.cares(held.id)
        case Stage.MARKET:
            go.market(held.id)
        case Stage.PIECES:
            go.works(held.id)
        case Stage.ATTENDANCE:
            go.presences(held.id)
        case Stage.INVOICE if not held.invoice_id:
            begin_invoice(desk, held.id)
        case Stage.INVOICE | Stage.DEPOSIT if issued:
            go.issued(held.invoice_id)
        case Stage.INVOICE:
            go.invoice(held.invoice_id)
        case Stage.ATTACHMENTS:
            go.attachments(held.invoice_id)
        case Stage.DEPOSIT:
            go.review(held.invoice_id)
        case Stage.FOLLOW:
            go.came_back(task.about)


def begin_invoice(desk: Desk, dossier_id: str) -> None:
    """Begin an invoice and open it."""
    desk.ask(services.invoices.create, dossier_id, desk.today, then=desk.go.invoice)


def _say_why(desk: Desk, held: Held, task: Task) -> None:
    question, why = f"«\u00a0{task.title}\u00a0»\u00a0: pas encore possible", f"{task.fact}."
    if held.next is None:
        desk.dialogs.tell(question, why)
    elif desk.dialogs.confirm(question, why, yes=held.next.action or held.next.title, no="Fermer"):
        open_task(desk, held, held.next)
