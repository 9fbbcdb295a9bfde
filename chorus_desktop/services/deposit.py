"""The deposit of an issued invoice: what to do on the portal, the folder to take there, what to print."""

from datetime import date
from pathlib import Path

from chorus_desktop.documents.convention_sheet import convention_paper
from chorus_desktop.documents.cover_letter import letter_paper
from chorus_desktop.documents.deposit_folder import erase as erase_folder
from chorus_desktop.documents.deposit_folder import mark_cancelled as mark_folder
from chorus_desktop.documents.invoice_sheet import invoice_sheet
from chorus_desktop.documents.paper import Paper
from chorus_desktop.domain.deposit import clicks, form
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import InvoiceState, life_of
from chorus_desktop.domain.numbering import twin
from chorus_desktop.domain.problems import Level, Problem, sentences, warning
from chorus_desktop.domain.readiness import problems
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.services import filed_certificate
from chorus_desktop.services.after_pieces import contents as added_since
from chorus_desktop.services.dossiers import letter
from chorus_desktop.services.papers import check_lines, companion_papers, folder_files, folder_name, write_folder
from chorus_desktop.services.views import IssuedView
from chorus_desktop.services.work import lay_out, of_invoice
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.issuing import events, finalised_on, issued, issued_pdf
from chorus_desktop.store.payables import payables
from chorus_desktop.store.replacing import replaced_by, replaces
from chorus_desktop.store.settings import set_setting, setting
from chorus_desktop.store.summaries import invoice_rows

sentences(
    {
        "deposit.beside": "Le dossier «\u00a0{name}\u00a0» contient déjà un autre PDF de ce numéro\u00a0: il n’a pas été remplacé, et cette facture est dans "
        "«\u00a0{written}\u00a0». Si l’autre a été déposée, ce numéro a servi deux fois\u00a0: ne déposez pas celle-ci, annulez-la.",
        "deposit.on_void": "Cet avoir porte sur la facture {original}, rejetée\u00a0: il ne sert qu’à vos comptes. Ne le déposez pas sur Chorus Pro.",
        "deposit.moved": "Cette facture porte le SIRET {printed}, mais le dossier est maintenant payé au SIRET {now}. Si le portail refuse "
        "l’ancien, annulez-la avant le dépôt et refaites-la.",
    }
)


def view(store: Store, invoice_id: str, today: date) -> IssuedView:
    """One issued document with its deposit: fields of the portal, clicks, checklist, life."""
    work, document = _work(store, invoice_id, today)
    saved = invoice(store, invoice_id)
    told = events(store, invoice_id)
    folder = setting(store, f"folder.{invoice_id}")
    done_with = work.procedure.invoice.sensitive and saved.state is InvoiceState.DEPOSITED
    portal = work.portal.space(works=document.works is not None)
    return IssuedView(
        id=invoice_id,
        dossier_id=saved.dossier_id,
        document=document,
        state=saved.state,
        events=told,
        life=life_of(told),
        replaced_by=replaced_by(store, invoice_id),
        replaces=replaces(store, invoice_id) if document.replaces else None,
        folder=folder,
        form=form(document, portal),
        clicks=clicks(portal, work.procedure),
        traps=portal.traps,
        file_label=portal.file_label,
        checklist=check_lines(work, document, today, finalised_on(store, invoice_id)),
        erased=tuple(item.name for item in document.files if item.sha256 in work.erased),
        warnings=(*warned(document, work, saved.state, folder, today), *_on_void(store, saved.dossier_id, invoice_id, document)),
        certificate=proof.original_name if (proof := filed_certificate.kept(store, invoice_id)) else "",
        paid=any(row.paid for row in payables(store, invoice_id=invoice_id)),
        erasable=done_with and bool(folder) and _still_there(document, Path(folder)),
    )


def warned(document: IssuedDocument, work: Work, state: InvoiceState, folder: str, today: date) -> tuple[Problem, ...]:
    """What to think of before this deposit; ``folder`` is where its files are."""
    return (
        *_beside(document, folder),
        *(_moved(document, work) if state is InvoiceState.FINALISED else ()),
        *(found for found in problems(work, today) if found.level is Level.WARNING and found.where in ("season", "invoice.engagement")),
    )


def _beside(document: IssuedDocument, folder: str) -> tuple[Problem, ...]:
    written, own = Path(folder).name if folder else "", folder_name(document)
    return (warning("folder", "deposit.beside", name=own, written=written),) if written not in ("", own) else ()


def _on_void(store: Store, dossier_id: str, invoice_id: str, document: IssuedDocument) -> tuple[Problem, ...]:
    if document.original_number is None:
        return ()
    rejected = any(row.id == invoice_id and not row.counts and not row.void for row in invoice_rows(store, dossier_id=dossier_id))
    return (warning("invoice", "deposit.on_void", original=document.original_number),) if rejected else ()


def _moved(document: IssuedDocument, work: Work) -> tuple[Problem, ...]:
    printed, now = document.buyer.siret, work.recipient.siret
    if document.kind is not DocumentKind.INVOICE or now is None or printed == now:
        return ()
    return (warning("recipient", "deposit.moved", printed=printed.pretty(), now=now.pretty()),)


def _still_there(document: IssuedDocument, folder: Path) -> bool:
    # A folder stays when only what the volunteer put there is left, the certificate of deposit above all.
    return any((folder / name).exists() for name in (document.file_name, *(item.name for item in document.files)))


def _work(store: Store, invoice_id: str, today: date) -> tuple[Work, IssuedDocument]:
    return lay_out(store, invoice(store, invoice_id).dossier_id, invoice_id, today).work, issued(store, invoice_id)


def files(store: Store, invoice_id: str, today: date) -> dict[str, bytes]:
    """Everything the deposit folder holds, by file name."""
    work, document = _work(store, invoice_id, today)
    contents = {item.sha256: file_bytes(store, item.sha256) for item in attachments(store, of_invoice(invoice_id))}
    companions = companion_papers(document, check_lines(work, document, today, finalised_on(store, invoice_id)), work)
    return folder_files(issued_pdf(store, invoice_id), document, contents, companions) | added_since(store, invoice_id)


def write(store: Store, invoice_id: str, root: Path, today: date, *, zipped: bool = False) -> Path:
    """Write (again) the deposit folder of an issued invoice under ``root``, and remember where.

    Two associations may have the same number: the second folder goes one level down, under its SIREN. A PDF of that number that is
    not this one (the one deposited before an older copy of the data file was opened) is never replaced: ``view`` warns of it.

    Returns:
        The folder.

    Raises:
        Trouble: the disk is full or the place cannot be written.
    """
    document = issued(store, invoice_id)
    contents = files(store, invoice_id, today)
    if proof := filed_certificate.kept(store, invoice_id):
        contents[proof.original_name] = file_bytes(store, proof.sha256)
    folder = write_folder(_place(store, invoice_id, root, document), document, contents, zipped=zipped, beside=True)
    set_setting(store, f"folder.{invoice_id}", str(folder))
    return folder


def erase(store: Store, invoice_id: str, today: date) -> tuple[str, ...]:
    """Delete the deposit folder of an issued invoice from this computer, and its ZIP; it can be written again at any time.

    Returns:
        The names of what else was put into the folder, which stays there.

    Raises:
        Trouble: a file is open elsewhere, or cannot be deleted.
    """
    folder = setting(store, f"folder.{invoice_id}")
    if not folder:
        return ()
    # Attachments that were purged since are still in a folder written before.
    names = {item.name for item in issued(store, invoice_id).files} | set(files(store, invoice_id, today))
    return erase_folder(Path(folder), names)


def mark_cancelled(store: Store, invoice_id: str, today: date) -> None:
    """Say in the deposit folder of an invoice cancelled before its deposit, where it still is, that nothing of it is to be deposited."""
    folder, number = setting(store, f"folder.{invoice_id}"), issued(store, invoice_id).number
    if folder:
        said = f"Le document {number} a été annulé avant son dépôt, le {long_date(today)}."
        mark_folder(Path(folder), f"{said} Ne déposez aucun fichier de ce dossier sur Chorus Pro.")


def _place(store: Store, invoice_id: str, root: Path, document: IssuedDocument) -> Path:
    twins = [row.id for row in invoice_rows(store) if row.id != invoice_id and row.number and _share_name(row.number, document)]
    taken = {setting(store, f"folder.{found}").casefold() for found in twins}
    return root / document.seller.siret.siren if str(root / folder_name(document)).casefold() in taken else root


def _share_name(number: str, document: IssuedDocument) -> bool:
    return document.number is not None and twin(InvoiceNumber(number), document.number)


def companions(store: Store, invoice_id: str, today: date) -> tuple[Paper, Paper]:
    """The summary and the checklist, to look at or to print."""
    work, document = _work(store, invoice_id, today)
    return companion_papers(document, check_lines(work, document, today, finalised_on(store, invoice_id)), work)


def sheet(store: Store, invoice_id: str, today: date) -> Paper:
    """What to copy into the payer's own form, if it has one."""
    work, document = _work(store, invoice_id, today)
    return invoice_sheet(document, work.procedure)


def convention_sheet(store: Store, dossier_id: str, today: date) -> Paper:
    """What to copy into the payer's own convention form."""
    work = lay_out(store, dossier_id, "", today).work
    return convention_paper(work.association, work.dossier.convention, work.procedure, work.season, practice=work.practice)


def cover_letter(store: Store, dossier_id: str, today: date) -> Paper:
    """The letter that goes with the convention by post."""
    work = lay_out(store, dossier_id, "", today).work
    text = letter(store, dossier_id, "cover_letter", today)
    return letter_paper(work.association, work.procedure, text.subject, text.body, today, practice=work.practice)
