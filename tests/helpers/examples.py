"""One complete, valid and fictitious dossier, shared by the tests of every floor; each function takes the fields to change.

The day is TODAY, inside C'LOISIRS 2025-2026: the convention is signed, both engagement numbers are known, the invoice of
January 2026 has three lines (352,50 + 150,00 + 22,50 = 525,00 €) and one attestation joined. Nothing is missing.
"""

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

from chorus_desktop.domain.association import Association, VatSituation
from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.bank import Bic, Iban
from chorus_desktop.domain.convention import Convention, SentBy
from chorus_desktop.domain.discount import Discount
from chorus_desktop.domain.dossier import Dossier, Tariff, Work
from chorus_desktop.domain.engagement import Engagement, Pick, pick
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.issued import IssuedDocument, draw_up
from chorus_desktop.domain.justified import reasons
from chorus_desktop.domain.numbers import Email, Phone, Postcode, Rna, Siret
from chorus_desktop.domain.portal import Portal
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.recipient_card import Origin, RecipientCard
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber
from chorus_desktop.domain.season import Season
from chorus_desktop.services import data

TODAY = date(2026, 2, 3)
NUMBER = "FA2026-001"


def judo_club(**changes: Any) -> Association:
    """Judo Club de la Baie, its card complete and its portal account ready."""
    fields = {
        "name": "Judo Club de la Baie",
        "siret": Siret("123 456 782 00010"),
        "rna": Rna("W502001234"),
        "street": "4 rue des Embruns",
        "postcode": Postcode("50100"),
        "city": "Cherbourg-en-Cotentin",
        "email": Email("contact@judo-baie.example"),
        "phone": Phone("02 33 00 00 00"),
        "representative_name": "Claire Martin",
        "representative_quality": "Présidente",
        "treasurer_name": "Paul Lemoine",
        "vat": VatSituation.EXEMPT_NON_PROFIT,
        "iban": Iban("FR76 3000 6000 0112 3456 7890 189"),
        "bic": Bic("AGRIFRPP"),
        "account_holder": "Judo Club de la Baie",
        "portal_account_on": date(2025, 9, 2),
        "portal_structure_on": date(2025, 9, 3),
        "portal_rights_on": date(2025, 9, 3),
    }
    return Association(**{**fields, **changes})


def cloisirs() -> Procedure:
    """The procedure as it is shipped."""
    return data.procedure("cloisirs-cherbourg")


def season(season_id: str = "2025-2026") -> Season:
    """A season of C'LOISIRS."""
    found = cloisirs().season(season_id)
    assert found is not None
    return found


def portal() -> Portal:
    """The portal's rules as they are shipped."""
    return data.portal()


def convention(**changes: Any) -> Convention:
    """A convention signed by both parties in September 2025, to renew until 31 August 2030."""
    fields = {
        "first_year": 2025,
        "association_signed_on": date(2025, 9, 8),
        "association_signer": "Claire Martin",
        "association_signer_quality": "Présidente",
        "sent_on": date(2025, 9, 9),
        "sent_by": SentBy.EMAIL,
        "payer_signed_on": date(2025, 9, 12),
        "payer_signer": "Jeanne Quesnel",
        "payer_signer_quality": "Adjointe au maire",
    }
    return Convention(**{**fields, **changes})


def engagements() -> tuple[Engagement, ...]:
    """Both numbers of the season, the second with a ceiling of 4 920,00 €."""
    return (
        Engagement(id="e2025", number=EngagementNumber("CP2025/4388/1"), window="2025", received_on=date(2025, 9, 15)),
        Engagement(id="e2026", number=EngagementNumber("CP2026/4512/1"), window="2026", ceiling=492_000, received_on=date(2026, 1, 12)),
    )


def town(**changes: Any) -> RecipientCard:
    """Ville de Port-Neuf, added by hand."""
    fields = {
        "name": "Ville de Port-Neuf",
        "siret": Siret("213 501 232 00010"),
        "address": "Service des sports\n1 place du Port\n35000 Port-Neuf",
        "origin": Origin.HAND,
        "origin_on": date(2026, 1, 5),
    }
    return RecipientCard(**{**fields, **changes})


def dossier(**changes: Any) -> Dossier:
    """C'LOISIRS 2025-2026 of the judo club."""
    fields = {
        "association": "judo",
        "procedure": "cloisirs-cherbourg",
        "season": "2025-2026",
        "convention": convention(),
        "engagements": engagements(),
        "tariffs": (Tariff(activity="Atelier judo du mercredi", unit="présence", unit_price=Decimal("7.50")),),
    }
    return Dossier(**{**fields, **changes})


def lines() -> tuple[Line, ...]:
    """Three lines: 352,50 €, 150,00 €, and 22,50 € after a discount of a tenth."""
    return (
        Line(designation="Atelier judo du mercredi", quantity=Decimal(47), unit="présence", unit_price=Decimal("7.50")),
        Line(designation="Éveil judo du samedi", quantity=Decimal(24), unit="présence", unit_price=Decimal("6.25")),
        Line(
            designation="Prêt de kimonos",
            reference="KIM",
            quantity=Decimal(8),
            unit="séance",
            unit_price=Decimal("3.125"),
            discount=Discount("10 %"),
            executed_from=date(2026, 1, 7),
            executed_to=date(2026, 1, 28),
        ),
    )


def invoice(**changes: Any) -> Invoice:
    """The invoice of January 2026, dated the 31st: 525,00 €, without VAT."""
    fields = {"issued_on": date(2026, 1, 31), "period_from": date(2026, 1, 1), "period_to": date(2026, 1, 31), "lines": lines()}
    return Invoice(**{**fields, **changes})


def attachment(**changes: Any) -> Attachment:
    """An attestation of one page; its original name holds a child's name, as they do."""
    fields = {
        "id": "p1",
        "kind": "attestation",
        "original_name": "Attestation Léo Dupont.pdf",
        "size": 48_312,
        "sha256": hashlib.sha256(b"attestation").hexdigest(),
        "pages": 1,
    }
    return Attachment(**{**fields, **changes})


def work(**changes: Any) -> Work:
    """Everything at hand for the invoice of January, ready to be finalised."""
    fields = {
        "association": judo_club(),
        "procedure": cloisirs(),
        "season": season(),
        "dossier": dossier(),
        "portal": portal(),
        "invoice": invoice(),
        "attachments": (attachment(),),
    }
    return Work(**{**fields, **changes})


def picked(on: date = date(2026, 1, 31)) -> Pick:
    """The engagement of an invoice of that date."""
    return pick(on, season(), engagements())


def issued(number: str | None = NUMBER, **changes: Any) -> IssuedDocument:
    """The invoice of January drawn up with its number; ``changes`` are those of ``work``."""
    made = work(**changes)
    assert made.invoice is not None
    return draw_up(made, made.invoice, InvoiceNumber(number) if number else None, reasons(made, TODAY))
