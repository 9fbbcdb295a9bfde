"""Texts, tables and slides of an office program: made a PDF by LibreOffice where it is installed, else told how to be exported."""

from chorus_desktop.domain.piece import Source, whole
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine import office
from chorus_desktop.pdf.cleaning import Locked, opened
from chorus_desktop.pdf.file_types import WRITTEN
from chorus_desktop.services import apart
from chorus_desktop.services.attachment_journal import CONVERTED, Told, made_of, may_change, recorded, untold
from chorus_desktop.services.joining import sha256
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store import attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes, keep_file

_MICROSOFT = {
    "doc": "Word",
    "docx": "Word",
    "xls": "Excel",
    "xlsx": "Excel",
    "ppt": "PowerPoint",
    "pptx": "PowerPoint",
    "pps": "PowerPoint",
}


def is_written(extension: str) -> bool:
    """Whether a file of that extension comes from an office program."""
    return extension in WRITTEN


def can_convert() -> bool:
    """Whether LibreOffice is installed."""
    return bool(office.program())


def how(extension: str) -> str:
    """How a file becomes a PDF, as a sentence; empty where it is not from an office program."""
    if not is_written(extension):
        return ""
    if can_convert():
        return "LibreOffice est installé\u00a0: «\u00a0Convertir en PDF\u00a0» le fait ici."
    name = _MICROSOFT.get(extension)
    if name:
        return f"Dans {name}\u00a0: Fichier > Exporter > Créer un document PDF, puis ajoutez ce PDF."
    return "Dans LibreOffice\u00a0: Fichier > Exporter vers > Exporter au format PDF, puis ajoutez ce PDF."


def to_pdf(store: Store, invoice_id: str, attachment_id: str, progress: Told = untold) -> None:
    """Make a PDF of a joined file by LibreOffice; the file itself is kept beside it.

    Args:
        store: the open file.
        invoice_id: a draft.
        attachment_id: of a file that an office program wrote.
        progress: how far it is; what it raises gives the work up.

    Raises:
        Trouble: the invoice has its number already, LibreOffice is not installed or could not, or the file is of another kind.
    """
    may_change(store, invoice_id)
    item = next((each for each in attachments.attachments(store, of_invoice(invoice_id)) if each.id == attachment_id), None)
    program = office.program()
    if item is None or not is_written(item.extension) or not program:
        raise Trouble(
            "Ce fichier ne peut pas être converti ici.", "Exportez-le en PDF avec le programme qui l’a produit, puis ajoutez ce PDF."
        )
    came = file_bytes(store, item.sha256)
    pdf = office.as_pdf(program, came, item.extension, lambda: progress(0, 1, "Conversion par LibreOffice"))
    cleaned = apart.run(opened, pdf, "", told=progress)
    if isinstance(cleaned, Locked):
        raise Trouble("LibreOffice a fait un PDF protégé.", "Exportez le fichier vous-même en PDF, sans mot de passe.")
    source = Source(sha256=sha256(cleaned.data), name=item.original_name, size=len(came), pages=cleaned.pages, original=item.sha256)
    made, built = made_of(item.model_copy(update={"done": (CONVERTED,)}), whole(source), (cleaned.data,), progress)
    with recorded(store, invoice_id, "Converti en PDF"):
        keep_file(store, cleaned.data)
        attachments.rewrite_attachment(store, made, built)
