"""Papers that volunteers bring in the stories, made on the spot."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from PIL import Image, ImageDraw

from chorus_desktop.documents.example_certificate import example_certificate
from chorus_desktop.domain.invoice import Invoice, Line
from tests.helpers import examples


def certificate(folder: Path, name: str = "attestations janvier.pdf") -> Path:
    """A certificate of attendance as a PDF."""
    invoice = Invoice(
        issued_on=date(2026, 2, 3), period_from=date(2026, 1, 1), period_to=date(2026, 1, 31),
        lines=(Line(designation="Atelier judo", quantity=Decimal(47), unit="présence", unit_price=Decimal("7.50")),),
    )  # fmt: skip
    path = folder / name
    path.write_bytes(example_certificate(examples.judo_club(), invoice).data)
    return path


def photo(folder: Path, name: str = "feuille signée.jpg") -> Path:
    """A photo of a signed sheet, lying on its side as telephones leave them."""
    image = Image.new("RGB", (1600, 1200), "white")
    ImageDraw.Draw(image).text((200, 200), "Feuille de présence du mercredi", fill="black", font_size=60)
    exif = Image.Exif()
    exif[0x0112] = 6
    path = folder / name
    image.save(path, exif=exif, quality=80)
    return path
