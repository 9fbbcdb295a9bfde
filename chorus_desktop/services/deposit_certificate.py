"""The portal's certificate of deposit: brought, read apart, held against its invoice, filed with it and in its deposit folder."""

from datetime import date
from pathlib import Path

from chorus_desktop.documents.deposit_folder import put
from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.deposit_certificate import Certificate, differences, read_certificate
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import DepositDay, Event, EventKind, InvoiceState, deposit_problems, life_of
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.cleaning import Locked
from chorus_desktop.pdf.file_types import PICTURES, file_type
from chorus_desktop.pdf.first_pages import first_pages
from chorus_desktop.pdf.reading import read_file
from chorus_desktop.services import apart, data, issue, portal_data
from chorus_desktop.services.filed_certificate import KIND, after, content, kept, put_away, remove
from chorus_desktop.services.joining import made_ready, sha256
from chorus_desktop.store.attachments import add_attachment
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import keep_file
from chorus_desktop.store.issuing import events, issued
from chorus_desktop.store.settings import setting
from chorus_desktop.store.summaries import invoice_rows

__all__ = ["Filed", "Looked", "content", "keep", "kept", "look", "remove"]

_MOST_PAGES = 5
"""A certificate has one or two; a bundle in which it comes first is read all the same."""
_MOST_SIGNS = 50_000
_AGAIN = "Téléchargez de nouveau le certificat sur le portail, en PDF, puis déposez-le ici."


_SPECIMEN = (
    "Ce certificat vient de l’entraînement\u00a0: il porte «\u00a0SPÉCIMEN\u00a0» et ne prouve rien.",
    "Téléchargez sur le portail celui de cette facture, puis déposez-le ici.",
)


class Looked(Record):
    """A file brought as the certificate of an invoice, before it is filed.

    Attributes:
        content: its bytes, as they came.
        unread: why nothing could be read, in a sentence; empty when it says of which invoice it is.
        problems: what it says otherwise than the invoice.
        other: id and number of the issued invoice that it proves in truth; empty where there is none.
        day: of the deposit, as a certificate of this invoice says it, or else as she told it; none when she must tell it.
    """

    name: str
    content: bytes
    found: Certificate
    unread: str = ""
    problems: tuple[Problem, ...] = ()
    other: tuple[str, str] | None = None
    day: date | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it can be filed without a question."""
        return not self.unread and not self.problems and self.day is not None


class Filed(Record):
    """What became of a certificate.

    Attributes:
        name: under which it is kept.
        notes: what she must know, a sentence each.
    """

    invoice: str
    name: str
    notes: tuple[str, ...] = ()


def look(store: Store, invoice_id: str, path: Path, today: date) -> Looked:
    """Read a file brought as the certificate of an issued invoice.

    Raises:
        Trouble: it is no PDF and no picture, cannot be read from the disk, or was made for training.
    """
    came = read_file(path)
    kind = file_type(came)
    if kind != "pdf" and kind not in PICTURES:
        said = "est vide" if not came else "n’est ni un PDF ni une image"
        raise Trouble(f"«\u00a0{path.name}\u00a0» {said}\u00a0: ce n’est pas un certificat de dépôt.", _AGAIN)
    found, unread = _read(came) if kind == "pdf" else (Certificate(), "C’est une image\u00a0: le programme n’y lit rien de sûr.")
    return _held_against(store, invoice_id, Looked(name=path.name, content=came, found=found, unread=unread), today)


def _read(came: bytes) -> tuple[Certificate, str]:
    try:
        read = apart.run(first_pages, came, _MOST_PAGES, limits=apart.room_for(came))
    except Trouble as trouble:
        return Certificate(), f"{trouble.sentence} {_AGAIN}"
    if read.locked:
        return Certificate(), "Ce PDF s’ouvre avec un mot de passe\u00a0: le programme n’y lit rien."
    found = read_certificate("\n".join(read.texts)[:_MOST_SIGNS], portal_data.certificate_labels())
    if not any(text.strip() for text in read.texts):
        return found, "Ce PDF ne contient que des images\u00a0: le programme n’y lit rien de sûr."
    return found, "" if found.says_which else "Le programme n’y reconnaît pas un certificat de dépôt du portail."


def _held_against(store: Store, invoice_id: str, looked: Looked, today: date) -> Looked:
    document, life = issued(store, invoice_id), life_of(events(store, invoice_id))
    found = looked.found
    problems = () if looked.unread else differences(found, document, today)
    read = DepositDay(on=found.deposited_on)
    if any(problem.code == "certificate.specimen" for problem in problems):
        raise Trouble(*_SPECIMEN)
    proves = not looked.unread and not problems and not deposit_problems(read, document.issued_on, today)
    return looked.model_copy(
        update={
            "problems": problems,
            "other": _other(store, invoice_id, found, today) if problems else None,
            "day": found.deposited_on if proves else life.deposited_on,
        }
    )


def _other(store: Store, invoice_id: str, found: Certificate, today: date) -> tuple[str, str] | None:
    """The one that it proves in truth."""
    for row in invoice_rows(store):
        same = row.number and row.id != invoice_id and row.number.casefold() == found.invoice.casefold()
        if same and row.state != InvoiceState.CANCELLED and not differences(found, issued(store, row.id), today):
            return row.id, row.number
    return None


def keep(store: Store, invoice_id: str, looked: Looked, today: date, day: date | None = None) -> Filed:
    """File a certificate with an issued invoice; one that was there goes to the trash.

    The deposit is told with its day when it was not yet; a day told otherwise than the portal says is corrected, as long as nothing was
    told after it.

    Args:
        store: the open file.
        invoice_id: which invoice; another than it was looked at for, if she said so.
        looked: what was brought.
        today: the day to reckon from.
        day: of the deposit, as she tells it where it cannot be read.

    Raises:
        Trouble: the invoice was cancelled, or no day is known.
    """
    looked = _held_against(store, invoice_id, looked, today)
    document = issued(store, invoice_id)
    attachment, made, beside = _made(document, looked.content)
    proves = not looked.unread and not looked.problems
    with store.transaction():
        notes = _tell_day(store, invoice_id, document, looked.day or day, proves=proves, today=today)
        put_away(store, invoice_id, today)
        for each in beside:
            keep_file(store, each)
        add_attachment(store, after(invoice_id), attachment, made)
        number = looked.found.proof if not looked.unread else ""
        issue.record(store, invoice_id, Event(kind=EventKind.CERTIFICATE, on=today, reference=number))
    return Filed(invoice=invoice_id, name=attachment.original_name, notes=(*notes, *_beside(store, invoice_id, attachment, made)))


def _made(document: IssuedDocument, came: bytes) -> tuple[Attachment, bytes, tuple[bytes, ...]]:
    """A PDF is kept as it came; a picture becomes one, and is kept beside."""
    name = f"certificat-{document.file_name}"
    if file_type(came) == "pdf":
        return Attachment(kind=KIND, original_name=name, size=len(came), sha256=sha256(came)), came, ()
    ready = made_ready(name, came, KIND, data.portal().limits)
    if isinstance(ready, Locked):
        raise Trouble("Cette image ne s’ouvre pas.", _AGAIN)
    return ready.attachment, ready.data, ready.beside


def _tell_day(store: Store, invoice_id: str, document: IssuedDocument, day: date | None, *, proves: bool, today: date) -> tuple[str, ...]:
    life = life_of(events(store, invoice_id))
    if day is None or (life.state is not InvoiceState.DEPOSITED and deposit_problems(DepositDay(on=day), document.issued_on, today)):
        raise Trouble(
            "Le jour du dépôt n’est pas connu.", "Indiquez le jour où vous avez déposé cette facture, puis classez le certificat."
        )
    if life.state is not InvoiceState.DEPOSITED:
        issue.deposited(store, invoice_id, day)
        return (f"Dépôt du {long_date(day)} noté.",)
    if not proves or day == life.deposited_on or life.deposited_on is None:
        return ()
    formerly = long_date(life.deposited_on)
    if life.shown or life.interrupted_on or life.certificate:
        return (f"Le certificat dit que le dépôt est du {long_date(day)}\u00a0; vous aviez indiqué le {formerly}.",)
    # Not taken back for good, and so whatever was paid.
    reason = f"Le certificat dit {long_date(day)}, pas {formerly}."
    issue.record(store, invoice_id, Event(kind=EventKind.DEPOSIT_WITHDRAWN, on=today, reason=reason))
    issue.deposited(store, invoice_id, day)
    return (f"Jour du dépôt corrigé d’après le certificat\u00a0: {long_date(day)}, et non {formerly}.",)


def _beside(store: Store, invoice_id: str, attachment: Attachment, made: bytes) -> tuple[str, ...]:
    folder = setting(store, f"folder.{invoice_id}")
    if not folder or not Path(folder).is_dir():
        return ()
    try:
        put(Path(folder), attachment.original_name, made)
    except Trouble as trouble:
        return (f"Il n’a pas pu être copié dans le dossier de dépôt. {trouble.sentence}",)
    return ()
