"""A club at work in a real data file, through the services alone: what a volunteer types, joins and finalises, without a window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.services import associations, attachments, dossiers, invoices, issue
from chorus_desktop.services.opening import Store, open_file
from chorus_desktop.services.views import InvoiceView, Texts
from tests.pdf.samples import pdf

TODAY = date(2026, 2, 3)
PROCEDURE = "cloisirs-cherbourg"

CARD: Texts = {
    "name": "Judo Club de la Baie",
    "siret": "123 456 782 00010",
    "rna": "W502001234",
    "street": "4 rue des Embruns",
    "postcode": "50100",
    "city": "Cherbourg-en-Cotentin",
    "email": "contact@judo-baie.example",
    "phone": "02 33 00 00 00",
    "representative_name": "Claire Martin",
    "representative_quality": "Présidente",
    "vat": "exempt_261_7_1_a",
    "iban": "FR76 3000 6000 0112 3456 7890 189",
    "bic": "AGRIFRPP",
    "numbering": "FA{année}-{n:03}",
}
SIGNED: Texts = {
    "first_year": "2025",
    "association_signed_on": "8/9/2025",
    "association_signer": "Claire Martin",
    "sent_on": "9/9/2025",
    "sent_by": "email",
    "payer_signed_on": "12/9/2025",
    "payer_signer": "Jeanne Dubois",
}
LINE: Texts = {"designation": "Atelier judo du mercredi", "quantity": "47", "unit": "présence", "unit_price": "7,50"}
JANUARY: Texts = {"issued_on": "31/01/2026", "period_from": "01/01/2026", "period_to": "31/01/2026"}
CHILD = "Attestation Léo Dupont"
"""The name of a file as families send them: it must show up nowhere."""


def opened(folder: Path, today: date = TODAY) -> Store:
    """The data file of a folder, made if it is not there."""
    return open_file(folder / "dossiers.chorus", folder / "sauvegardes", today).store


@dataclass(frozen=True)
class Club:
    """An association and one of its dossiers.

    Attributes:
        folder: where what the volunteer brings is written.
    """

    store: Store
    association: str
    dossier: str
    folder: Path

    def signs(self, **typed: str) -> None:
        """Types the convention, signed by both parties but for what is told otherwise."""
        dossiers.save_convention(self.store, self.dossier, {**SIGNED, **typed})

    def receives(self, window: str, number: str, **typed: str) -> None:
        """Types the engagement number of a window."""
        dossiers.save_engagement(self.store, self.dossier, window, {"number": number, **typed})

    def draft(self, typed: Texts = JANUARY, lines: Sequence[Texts] = (LINE,), today: date = TODAY) -> str:
        """An invoice in preparation; its id."""
        invoice_id = invoices.create(self.store, self.dossier, today)
        invoices.save(self.store, invoice_id, typed, lines, today)
        return invoice_id

    def types(self, invoice_id: str, today: date = TODAY, **typed: str) -> InvoiceView:
        """Types some fields of an invoice, its lines left as they are."""
        return invoices.save(self.store, invoice_id, typed, invoices.view(self.store, invoice_id, today).lines, today)

    def brings(self, name: str = f"{CHILD}.pdf", data: bytes = b"") -> Path:
        """A file on her computer; a PDF of one page unless its bytes are told."""
        path = self.folder / name
        path.write_bytes(data or pdf(f"Présence : {name}"))
        return path

    def joins(self, invoice_id: str, *paths: Path, kind: str = "attestation") -> None:
        """Joins files to an invoice; a certificate unless told otherwise. None may be refused."""
        added = attachments.add(self.store, invoice_id, paths or (self.brings(),), kind)
        assert [each.problem.sentence if each.problem else each.name for each in added if not each.attachment] == []

    def ready(self, typed: Texts = JANUARY, lines: Sequence[Texts] = (LINE,), today: date = TODAY) -> str:
        """An invoice that nothing keeps from being finalised; its id."""
        invoice_id = self.draft(typed, lines, today)
        self.joins(invoice_id)
        return invoice_id

    def issues(self, typed: Texts = JANUARY, lines: Sequence[Texts] = (LINE,), today: date = TODAY) -> tuple[str, InvoiceNumber]:
        """An invoice finalised; its id and its number."""
        invoice_id = self.ready(typed, lines, today)
        return invoice_id, issue.finalise(self.store, invoice_id, today)


def founded(store: Store, folder: Path, season: str = "2025-2026", today: date = TODAY, **typed: str) -> Club:
    """A club with its card complete and an empty dossier; ``typed`` replaces fields of the card."""
    association = associations.create(store)
    associations.save(store, association, {**CARD, **typed})
    return Club(store, association, dossiers.create(store, association, PROCEDURE, season, today), folder)


def judo(store: Store, folder: Path, **typed: str) -> Club:
    """A club whose convention is signed and whose two numbers are known: it can invoice."""
    club = founded(store, folder, **typed)
    club.signs()
    club.receives("2025", "CP2025/4388/1")
    club.receives("2026", "CP2026/4512/1")
    return club


def codes(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """(where, code) of each problem."""
    return [(problem.where, problem.code) for problem in problems]


def lines_of(view: InvoiceView) -> tuple[Mapping[str, str], ...]:
    """The texts of the lines, empty ones left out."""
    return tuple({field: text for field, text in line.items() if text} for line in view.lines)
