"""Papers that volunteers bring in the stories, made on the spot."""

from pathlib import Path

from PIL import Image, ImageDraw

from chorus_desktop.documents.certificate import certificate_paper
from tests.helpers import presences


def certificate(folder: Path, name: str = "attestations janvier.pdf") -> Path:
    """A certificate of attendance as a PDF."""
    path = folder / name
    path.write_bytes(certificate_paper(presences.certificates(""), {}).data)
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
