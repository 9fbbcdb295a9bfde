"""Texts of papers that a person read and approved; ``APPROVE=1`` writes them anew, for the diff to be read before the commit."""

import io
import os
from pathlib import Path

from pypdf import PdfReader

FOLDER = Path(__file__).parent / "approved_texts"


def pages(data):
    """The text of each page of a PDF, as the locked pypdf reads it, without the spaces at the ends of lines."""
    return ["\n".join(line.rstrip() for line in page.splitlines()) for page in raw_pages(data)]


def raw_pages(data):
    """The text of each page to the last space."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def assert_approved(name, data):
    """The text of every page is the approved one."""
    found = "\n".join(f"--- page {rank}\n{text}" for rank, text in enumerate(pages(data), start=1)) + "\n"
    file = FOLDER / f"{name}.txt"
    if os.environ.get("APPROVE") == "1":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == found
