"""Issued documents in many shapes, for the papers to be drawn from."""

import io
from datetime import date
from decimal import Decimal

from PIL import Image, ImageDraw

from chorus_desktop.domain.invoice import DocumentKind, Line, Nature, totals
from chorus_desktop.domain.issued import IssuedDocument
from tests.helpers import examples

SELLER_SIRET = "12345678200010"
BUYER_SIRET = "20005684400018"
TERMS = tuple(term.text.format(days=30) for term in examples.portal().terms)
MENTION = "Exonération de TVA, art. 261-7-1° a du CGI"


def lines(count, *, subject=False, designation="Atelier judo du mercredi"):
    """Lines that differ, so that a swapped amount shows."""
    made = []
    for rank in range(count):
        line = Line(
            quantity=Decimal(47 - rank % 40), unit_price=Decimal("7.50") + rank, vat_rate=Decimal("20") if rank % 2 else Decimal("5.5")
        )
        made.append(
            {
                "designation": f"{designation} {rank + 1}" if count > 1 else designation,
                "details": ("Du 6 au 27 mai 2026",),
                "nature": Nature.SERVICE,
                "quantity": line.quantity,
                "unit": "présences",
                "unit_price": line.unit_price,
                "vat_rate": line.vat_rate if subject else None,
                "amount": line.amount,
                "_line": line,
            }
        )
    return made


def document(count=2, *, subject=False, designation="Atelier judo du mercredi", already_paid=0, **changes):
    """An issued document with ``count`` lines; ``changes`` replace whole fields."""
    made = lines(count, subject=subject, designation=designation)
    sums = totals([entry.pop("_line") for entry in made], subject_to_vat=subject, already_paid=already_paid)
    values = {
        "kind": DocumentKind.INVOICE,
        "number": "FA2026-012",
        "issued_on": date(2026, 5, 31),
        "seller": {
            "name": "Judo Club de la Baie",
            "siret": SELLER_SIRET,
            "address": ("4 rue des Embruns", "50100 Cherbourg-en-Cotentin"),
            "rna": "W502001234",
            "email": "contact@judo-baie.example",
            "phone": "0233000000",
            "contact_name": "Paul Lemoine",
        },
        "buyer": {
            "name": "Ville de Cherbourg-en-Cotentin",
            "siret": BUYER_SIRET,
            "address": ("Service Parcours et participation citoyenne", "13 rue Tour Carrée", "50100 Cherbourg-en-Cotentin"),
        },
        "account": {"holder": "Judo Club de la Baie", "iban": "FR7630006000011234567890189", "bic": "AGRIFRPP"},
        "engagement": "CP2026/4512/1",
        "period_from": date(2026, 5, 1),
        "period_to": date(2026, 5, 31),
        "lines": tuple(made),
        "totals": sums,
        "subject_to_vat": subject,
        "vat_mention": "" if subject else MENTION,
        "vat_type": "TVA sur les encaissements" if subject else "Exonération",
        "terms": TERMS,
        "payment_days": 30,
        "signatory": {"name": "Claire Martin", "quality": "Présidente", "place": "Cherbourg-en-Cotentin", "day": date(2026, 5, 31)},
        "procedure_id": "cloisirs",
        "procedure_title": "C’LOISIRS",
        "season": "2025-2026",
        "files": (joined_file("PJ1-attestations-FA2026-012.pdf"),),
    }
    return IssuedDocument.model_validate(values | changes)


def joined_file(name, title="Attestations de présence", size=412_000):
    """A file deposited with the invoice."""
    return {
        "name": name,
        "kind": "attestation",
        "title": title,
        "media_type": "application/pdf",
        "size": size,
        "sha256": "0" * 64,
        "pages": 8,
    }


def logo():
    """A round mark on a transparent ground, as clubs have them."""
    image = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 20, 580, 580), fill=(29, 79, 145, 255))
    draw.ellipse((120, 120, 480, 480), fill=(255, 255, 255, 180))
    return _png(image)


def signature():
    """A pen stroke on a transparent ground."""
    image = Image.new("RGBA", (900, 300), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(40, 200), (200, 60), (260, 240), (420, 90), (520, 220), (860, 120)], fill=(10, 20, 90, 200), width=10)
    return _png(image)


def _png(image):
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
