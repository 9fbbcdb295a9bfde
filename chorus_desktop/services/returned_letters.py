"""Ready letters and e-mails about a document that came back; the portal's, so that they serve whoever pays."""

from datetime import date

from chorus_desktop.documents.cover_letter import letter_paper
from chorus_desktop.domain import letters, returning
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, portal_data
from chorus_desktop.services.views import LetterText
from chorus_desktop.services.work import lay_out
from chorus_desktop.store.database import Store
from chorus_desktop.store.issuing import issued, life


def letter(store: Store, key: str, work: Work, invoice_id: str) -> LetterText | None:
    """One letter, filled with the facts of the document; none when the portal's data holds no such letter.

    Args:
        store: the open file.
        key: which letter.
        work: the dossier of the document.
        invoice_id: a deposited document.
    """
    found = portal_data.returns().letter(key)
    if found is None:
        return None
    document = issued(store, invoice_id)
    labels = {status.key: status.label for status in data.statuses()}
    known = letters.facts(work) | returning.facts(document, life(store, invoice_id), labels)
    known["engagement"] = str(document.engagement or letters.BLANK)
    known["recipient"] = document.buyer.name
    # One mailbox is named once, by the first contact that has it.
    titles = {str(item.email): item.title for item in reversed(work.procedure.contacts) if item.email}
    addresses = tuple((titles[email], email) for email in dict.fromkeys(str(item.email) for item in work.procedure.contacts if item.email))
    subject, body = found.subject.format_map(known), found.body.strip().format_map(known)
    return LetterText(title=found.title, addresses=addresses, subject=subject, body=body, printable=True)


def on_paper(store: Store, dossier_id: str, key: str, today: date, invoice_id: str) -> bytes:
    """The same letter, ready to sign. The PDF.

    Raises:
        Trouble: there is no such letter.
    """
    work = lay_out(store, dossier_id, invoice_id, today).work
    text = letter(store, key, work, invoice_id)
    if text is None:
        raise Trouble("Cette lettre n’existe pas dans cette version du programme.", "Choisissez-en une autre.")
    # The general procedure's own structure is only a model: the letter goes to the one that the dossier names.
    procedure = work.procedure.model_copy(update={"recipient": work.recipient})
    return letter_paper(work.association, procedure, text.subject, text.body, today, practice=work.practice).data
