"""The certificate of deposit that is filed with an issued document."""

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.saved import Owner, OwnerKind

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
