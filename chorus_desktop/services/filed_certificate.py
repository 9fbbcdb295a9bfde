"""The certificate of deposit that is filed with an issued document."""

from datetime import date

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.lifecycle import Event, EventKind, may_follow
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.issuing import add_event, events
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.trash import TrashKind, trash

KIND = "deposit_certificate"
"""The kind of an attachment that is a certificate of deposit."""


def after(invoice_id: str) -> Owner:
    """The issued document as what the files that came after its deposit belong to."""
    return Owner(OwnerKind.AFTER, invoice_id)


def kept(store: Store, invoice_id: str) -> Attachment | None:
    """The certificate that is filed with an issued invoice."""
    return next((item for item in reversed(attachments(store, after(invoice_id))) if item.kind == KIND), None)


def content(store: Store, invoice_id: str) -> bytes:
    """Its bytes, to look at or to print.

    Raises:
        Trouble: there is none any more.
    """
    item = kept(store, invoice_id)
    if item is None:
        raise Trouble("Ce certificat n’est plus là.", "Il a été retiré entre-temps\u00a0: cherchez-le dans la corbeille.")
    return file_bytes(store, item.sha256)


def put_away(store: Store, invoice_id: str, today: date) -> None:
    """Put the file in the trash, whatever is told of it."""
    for former in attachments(store, after(invoice_id)):
        if former.kind == KIND:
            trash(store, TrashKind.ATTACHMENT, former.id, today)


def remove(store: Store, invoice_id: str, today: date) -> None:
    """Take back a certificate filed by mistake: it waits in the trash, and its fact counts no more."""
    with store.transaction():
        put_away(store, invoice_id, today)
        for rank, event in enumerate(events(store, invoice_id), start=1):
            back = Event(kind=EventKind.WITHDRAWN, on=today, about=rank)
            if event.kind is EventKind.CERTIFICATE and may_follow(events(store, invoice_id), back):
                add_event(store, invoice_id, back)
