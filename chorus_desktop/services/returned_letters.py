"""Ready letters and e-mails about a document that came back; the portal's, so that they serve whoever pays."""

from datetime import date

from chorus_desktop.documents.cover_letter import letter_paper
from chorus_desktop.domain import letters, returning
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.market import Party
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
    found = portal_data.return_letter(key)
    if found is None:
        return None
    document = issued(store, invoice_id)
    labels = {status.key: status.label for status in data.every_status()}
    known = letters.facts(work) | returning.facts(document, life(store, invoice_id), labels)
    known["engagement"] = str(document.engagement or letters.BLANK)
    receiver = _receiver(work, document)
    known["recipient"] = receiver.name if receiver else document.buyer.name
    # One mailbox is named once, by the first contact that has it.
    titles = {str(item.email): item.title for item in reversed(work.procedure.contacts) if item.email}
    addresses = tuple((titles[email], email) for email in dict.fromkeys(str(item.email) for item in work.procedure.contacts if item.email))
    if receiver is not None:
        addresses = ((receiver.name, receiver.email),) if receiver.email else ()
    subject, body = found.subject.format_map(known), found.body.strip().format_map(known)
    return LetterText(title=found.title, addresses=addresses, subject=subject, body=body, printable=True)


def _receiver(work: Work, document: IssuedDocument) -> Party | None:
    """Who received a piece of works, and so who gave it back; none for an ordinary document, or where nobody has that part."""
    market = work.dossier.market
    if document.works is None or market is None:
        return None
    return next(iter(market.of_role(portal_data.works().cadre(document.works.cadre).to)), None)


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
    receiver = _receiver(work, issued(store, invoice_id)) if invoice_id else None
    to = work.recipient if receiver is None else work.recipient.model_copy(update={"name": receiver.name, "address": ()})
    procedure = work.procedure.model_copy(update={"recipient": to})
    return letter_paper(work.association, procedure, text.subject, text.body, today, practice=work.practice).data
