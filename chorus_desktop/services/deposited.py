"""After the deposit: what was deposited, what happens next and when, whom to ask; to look at and to print."""

from datetime import date

from chorus_desktop.documents.deposit_confirmation import confirmation_paper
from chorus_desktop.documents.paper import Paper
from chorus_desktop.domain.after_deposit import Step, next_steps
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import InvoiceState, Life, life_of
from chorus_desktop.domain.recipient import Contact
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.after_works import works_steps
from chorus_desktop.services import data, filed_certificate, portal_data
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.issuing import events, issued


class DepositedView(Record):
    """A document that was deposited.

    Attributes:
        certificate: name of the portal's certificate that is filed with it; empty for none.
        steps: what to expect.
        contacts: whom to ask.
    """

    id: str
    dossier_id: str
    document: IssuedDocument
    life: Life
    deposited_on: date
    certificate: str
    steps: tuple[Step, ...]
    contacts: tuple[Contact, ...]


def view(store: Store, invoice_id: str) -> DepositedView:
    """What the confirmation shows.

    Raises:
        Trouble: it is not said to be deposited any more.
    """
    saved, document, life = invoice(store, invoice_id), issued(store, invoice_id), life_of(events(store, invoice_id))
    if life.state is not InvoiceState.DEPOSITED or life.deposited_on is None:
        raise Trouble("Ce document n’est pas déposé.", "Ouvrez-le pour voir où il en est.")
    procedure, _ = procedure_and_season(store, dossier(store, saved.dossier_id).value)
    filed = filed_certificate.kept(store, invoice_id)
    return DepositedView(
        id=invoice_id,
        dossier_id=saved.dossier_id,
        document=document,
        life=life,
        deposited_on=life.deposited_on,
        certificate=filed.original_name if filed else "",
        steps=_steps(document, life.deposited_on),
        contacts=procedure.contacts,
    )


def _steps(document: IssuedDocument, on: date) -> tuple[Step, ...]:
    if document.works is None:
        return next_steps(document, on, data.statuses())
    rules = portal_data.works()
    return works_steps(rules.cadre(document.works.cadre), on, document.payment_days, rules)


def paper(store: Store, invoice_id: str) -> Paper:
    """The same, one page to print.

    Raises:
        Trouble: it is not said to be deposited any more.
    """
    seen = view(store, invoice_id)
    procedure, _ = procedure_and_season(store, dossier(store, seen.dossier_id).value)
    return confirmation_paper(seen.document, seen.life, seen.certificate, seen.steps, procedure)
