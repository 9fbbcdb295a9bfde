"""The papers of a deposit, drawn from a finished document: the invoice, the summary, the checklist, and the folder that holds them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from chorus_desktop.documents.checklist import checklist_paper
from chorus_desktop.documents.deposit_folder import free_folder, write, write_zip
from chorus_desktop.documents.deposit_summary import summary_paper
from chorus_desktop.documents.expectations import expectations
from chorus_desktop.documents.invoice import invoice_paper
from chorus_desktop.documents.paper import Paper
from chorus_desktop.domain.deposit import CheckLine, checklist, clicks, form
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.issued import IssuedDocument, draw_up
from chorus_desktop.domain.justified import reasons
from chorus_desktop.domain.portal import Portal
from chorus_desktop.domain.problems import Level, Problem, error, sentences
from chorus_desktop.domain.procedure import Condition
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.pdf.portal_check import portal_check
from chorus_desktop.pdf.read_back import read_back
from chorus_desktop.services.views import Refused

sentences(
    {
        "issue.preview": "L’aperçu demande au moins le nom, le SIRET et l’IBAN de l’association, la date, la période et une ligne complète.",
        "paper.altered": "Le PDF produit ne montre pas « {label} » là où le portail le cherche. Rien n’a été finalisé : raccourcissez "
        "les textes longs de la facture et recommencez.",
    }
)


def draw_invoice(document: IssuedDocument, images: Mapping[str, bytes], portal: Portal) -> tuple[Paper, tuple[Problem, ...]]:
    """Draw the invoice and read it back as the portal does.

    Returns:
        The paper, and what the portal would refuse in it, or else every value that it would not find there; empty when it is ready.
    """
    paper = invoice_paper(document, images)
    refused = tuple(problem for problem in portal_check(paper.data, paper.name, portal.limits) if problem.level is Level.ERROR)
    if refused:
        return paper, refused
    absent = read_back(paper.data, expectations(document))
    return paper, tuple(error("invoice", "paper.altered", label=item.label) for item in absent)


def drawn_up(work: Work, number: InvoiceNumber | None, today: date, attendance: str = "") -> IssuedDocument:
    """The finished document of the invoice in hand, or its project when there is no number.

    Args:
        work: everything at hand.
        number: the one to print.
        today: the day to reckon from.
        attendance: SHA-256 of the attendance that proves it; empty for none.

    Raises:
        Refused: too little is known to draw anything.
    """
    invoice = work.invoice
    if invoice is None:
        raise Refused((error("invoice", "issue.preview"),))
    try:
        return draw_up(work, invoice, number, reasons(work, today)).model_copy(update={"attendance": attendance})
    except ValidationError as incomplete:
        raise Refused((error("invoice", "issue.preview"),)) from incomplete


def known(work: Work, document: IssuedDocument, today: date, finalised_on: date | None = None) -> dict[Condition, date | bool]:
    """What the program knows by itself of the checklist's conditions, with the date where there is one.

    Args:
        work: everything at hand.
        document: the finished document.
        today: the day to reckon from.
        finalised_on: the day it got its number; none when nobody knows.
    """
    given = [item for item in work.engagements if item.number and item.serves(document.issued_on, work.season)]
    number = document.engagement.folded if document.engagement else ""
    carried = next((item for item in given if item.number and item.number.folded == number), None)
    association, convention = work.association, work.dossier.convention
    signed = convention.payer_signed_on if convention.state(today, work.convention_years).holds else None
    return {
        "convention_signed": signed or False,
        "engagement_known": (carried.received_on or True) if carried else False,
        "invoice_finalised": (finalised_on or True) if document.number else False,
        "attachments_joined": bool(document.files) and not work.erased,
        "account_ready": association.portal_account_on or False,
        "structure_ready": association.portal_structure_on or False,
        "rights_ready": association.portal_rights_on or False,
        "works_rights": any(person.works and person.is_there(today) for person in association.portal.people),
        "recipient_known": True,
        "service_code_empty": document.buyer.service_code is None,
        "service_code_known": document.buyer.service_code is not None,
    }


def check_lines(work: Work, document: IssuedDocument, today: date, finalised_on: date | None = None) -> tuple[CheckLine, ...]:
    """The payer's checklist for this document."""
    return checklist(work.procedure, known(work, document, today, finalised_on))


def companion_papers(document: IssuedDocument, lines: tuple[CheckLine, ...], work: Work) -> tuple[Paper, Paper]:
    """The summary to lay beside the keyboard, which says what was erased since, and the checklist."""
    procedure, portal = work.procedure, work.portal.space(works=document.works is not None)
    summary = summary_paper(document, form(document, portal), clicks(portal, procedure), procedure, erased=work.erased)
    return summary, checklist_paper(document, lines, procedure)


def folder_files(
    invoice: bytes, document: IssuedDocument, contents: Mapping[str, bytes], companions: tuple[Paper, Paper]
) -> dict[str, bytes]:
    """Everything the deposit folder holds, by file name.

    Args:
        invoice: the frozen bytes of the invoice.
        document: what they show.
        contents: SHA-256 → bytes of each attachment.
        companions: summary and checklist.
    """
    files = {document.file_name: invoice}
    files |= {item.name: contents[item.sha256] for item in document.files if item.sha256 in contents}
    return files | {paper.name: paper.data for paper in companions}


def folder_name(document: IssuedDocument) -> str:
    """The name of the deposit folder: the number, made safe."""
    return document.file_name.removesuffix(".pdf")


def write_folder(root: Path, document: IssuedDocument, files: Mapping[str, bytes], *, zipped: bool, beside: bool = False) -> Path:
    """Write the deposit folder under ``root``, named after the invoice; the same files give the same folder.

    Args:
        root: where.
        document: whose folder.
        files: what it holds, by name.
        zipped: also write it as a zip, under the folder's name.
        beside: where another PDF of that number is there already, write in a folder beside that one.

    Raises:
        Trouble: the disk is full or the place cannot be written.
    """
    folder = root / folder_name(document)
    if beside:
        folder = free_folder(folder, document.file_name, files[document.file_name])
    write(folder, files)
    if zipped:
        write_zip(folder.with_suffix(".zip"), files)
    return folder
