"""Pictures for the data files that are photographed."""

import io
from pathlib import Path

from PIL import Image, ImageDraw


def picture(path: Path, width: int, height: int, mark: int = 0) -> Path:
    """Something drawn: a logo, a signature or the photo of a sheet, as far as a page shows it."""
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    pen.ellipse((width // 8, height // 8, width * 7 // 8, height * 7 // 8), outline=(29, 79, 145), width=max(4, width // 40))
    for rank in range(4 + mark):
        top = height * (rank + 3) // (10 + mark)
        pen.line((width // 4, top, width * 3 // 4, top + rank), fill=(24, 33, 47), width=max(2, width // 120))
    written = io.BytesIO()
    image.save(written, format="PNG" if path.suffix == ".png" else "JPEG")
    path.write_bytes(written.getvalue())
    return path
