"""Training in the practice file: four steps to a first deposit, with a page of the portal to fill that sends nothing."""

import base64
import hashlib
from datetime import date
from pathlib import Path

from chorus_desktop.documents.deposit_folder import put
from chorus_desktop.documents.training_certificate import training_certificate
from chorus_desktop.documents.training_page import NAME, training_page
from chorus_desktop.domain.deposit import form, typed
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.training import exercise
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, deposit, filed_certificate, portal_data
from chorus_desktop.store.database import Store
from chorus_desktop.store.issuing import issued
from chorus_desktop.store.settings import is_practice, set_setting, setting
from chorus_desktop.store.summaries import invoice_rows

_OPENED = "training.page"


class Training(Record):
    """Where the training stands.

    Attributes:
        invoice_id: the invoice of the exercise; empty when there is none yet.
        number: of it.
        opened: its page was written.
        waits: it is to be deposited, the companion leads it.
        filed: its certificate came back: the exercise is done.
    """

    invoice_id: str = ""
    number: str = ""
    opened: bool = False
    waits: bool = False
    filed: bool = False


def view(store: Store) -> Training | None:
    """The exercise of a practice file; none in any other file.

    It is about the invoice that is to be deposited, or else about the last one that was: its deposit is made again.
    """
    if not is_practice(store):
        return None
    numbered = [row for row in invoice_rows(store) if row.number and row.state != InvoiceState.CANCELLED]
    row = next((row for row in numbered if row.state == InvoiceState.FINALISED), next(iter(numbered), None))
    if row is None:
        return Training()
    opened = bool(setting(store, f"{_OPENED}.{row.id}"))
    return Training(
        invoice_id=row.id,
        number=row.number,
        opened=opened,
        waits=row.state == InvoiceState.FINALISED,
        filed=filed_certificate.kept(store, row.id) is not None,
    )


def write_page(store: Store, invoice_id: str, root: Path, today: date) -> Path:
    """Write the training page of an issued invoice into its deposit folder, which is written too.

    Returns:
        The page, to be opened in the browser.

    Raises:
        Trouble: this is no practice file, or the place cannot be written.
    """
    if not is_practice(store):
        raise Trouble("On ne s’entraîne que sur l’exemple.", "«\u00a0Fichier\u00a0», «\u00a0S’exercer avec un exemple\u00a0».")
    folder = deposit.write(store, invoice_id, root, today)
    put(folder, NAME, page(issued(store, invoice_id), today))
    set_setting(store, f"{_OPENED}.{invoice_id}", str(folder))
    return folder / NAME


def page(document: IssuedDocument, today: date) -> bytes:
    """The training page of a document, as a file."""
    proof = _proof(document, today)
    portal, works = data.portal(), document.works is not None
    cadres = [typed(cadre.label) for cadre in portal_data.works().cadres] if works else [rule.label for rule in portal.cadres]
    asked = exercise(document, form(document, portal), portal, portal_data.mistakes(), proof, cadres)
    return training_page(asked, training_certificate(document, today, proof).data, works=works)


def _proof(document: IssuedDocument, today: date) -> str:
    """44 characters, as the portal's."""
    return base64.b64encode(hashlib.sha256(f"SPECIMEN {document.number} {today}".encode()).digest()).decode()
