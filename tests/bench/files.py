"""The data files that are measured on: the practice file, and one of five thousand invoices."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from stdnum import luhn

from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.numbering import rank_in, series_of
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.services import data, dossiers, opening, practice
from chorus_desktop.services.opening import Store
from chorus_desktop.store.associations import add_association
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.store.invoices import add_invoice
from chorus_desktop.store.issuing import add_event, finalise
from tests.helpers import examples

TODAY = date(2026, 2, 10)
INVOICES = 5_000
CLUBS = 10
DRAFTS = 4
"""Of each club, left in preparation; two in three of the others are deposited."""


def small(path: Path) -> Path:
    """The practice file: one invoice deposited, one ready."""
    store = opening.open_file(path, path.with_name("sauvegardes"), TODAY).store
    practice.fill(store, TODAY)
    opening.close(store)
    return path


def large(path: Path, pdf_bytes: int) -> Path:
    """Five thousand invoices of ten clubs, through the store's own functions.

    Numbers, documents, amounts and events are real; the PDF of each is a stand-in, since drawing them would take half an hour.

    Args:
        path: the file to make.
        pdf_bytes: the size of each stand-in.
    """
    store = opening.open_file(path, path.with_name("sauvegardes"), TODAY).store
    for rank in range(1, CLUBS + 1):
        with store.transaction():
            _club(store, f"Judo Club numéro {rank}", siret(rank), INVOICES // CLUBS, b"%PDF-1.4".ljust(pdf_bytes, b"\n"))
    opening.close(store)
    return path


def _club(store: Store, name: str, siret: Siret, count: int, pdf: bytes) -> None:
    association = add_association(store, examples.judo_club(name=name, siret=siret, account_holder=name))
    opened = dossiers.create(store, association, data.demo_procedure().id, "2025-2026", date(2025, 9, 3))
    saved = dossier(store, opened).value
    known = saved.model_copy(update={"convention": examples.convention(), "engagements": examples.engagements()})
    save_dossier(store, opened, known, {})
    pattern = examples.judo_club().numbering.replace("{n:03}", "{n:04}")
    first, days = date(2025, 9, 8), (TODAY - date(2025, 9, 8)).days
    model = examples.issued(association=examples.judo_club(name=name, siret=siret))
    ranks: dict[str, int] = {}
    for place in range(count):
        day = first + timedelta(days=days * place // count)
        series = series_of(pattern, day)
        ranks[series] = ranks.get(series, 0) + 1
        value = _invoice(day, place)
        draft = place >= count - DRAFTS
        engagement = f"CP{day.year}/{4388 if day.year == 2025 else 4512}/1"
        title = f"Facture {place + 1} du {day:%d/%m/%Y}"
        invoice_id = add_invoice(store, opened, value, title=title, engagement=engagement, total=52_500 + place)
        if draft:
            continue
        number = InvoiceNumber(f"FA{day.year}-{ranks[series]:04}")
        document = _document(model, number, day, engagement)
        finalise(store, invoice_id, document, pdf, series, rank_in(series, number) or 0)
        if place % 3:
            add_event(store, invoice_id, Event(kind=EventKind.DEPOSITED, on=day))


def siret(rank: int) -> Siret:
    """A fictitious number, sound, for the club of a rank."""
    siren = f"9000000{rank % 10}"
    body = f"{siren}{luhn.calc_check_digit(siren)}0001"
    return Siret(f"{body}{luhn.calc_check_digit(body)}")


def _invoice(day: date, place: int) -> Invoice:
    line = Line(
        designation=f"Atelier du mercredi, groupe {place % 40 + 1}", quantity=Decimal(47), unit="présence", unit_price=Decimal("7.50")
    )
    return Invoice(issued_on=day, period_from=day.replace(day=1), period_to=day, lines=(line,))


def _document(model: IssuedDocument, number: InvoiceNumber, day: date, engagement: str) -> IssuedDocument:
    return model.model_copy(update={"number": number, "issued_on": day, "engagement": engagement, "files": ()})
