"""Readers that share no code with each other, asked whether a PDF is one."""

import io
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from pypdf import PdfReader


def faults(data: bytes, pages: int) -> str:
    """What pypdf, pdfium and qpdf (where it is installed) have to say against a PDF of so many pages; nothing is best."""
    counts = {"pypdf": len(PdfReader(io.BytesIO(data)).pages)}
    with pypdfium2.PdfDocument(data) as document:
        counts["pdfium"] = len(document)
    said = [f"{reader} finds {count} pages of {pages}" for reader, count in counts.items() if count != pages]
    if shutil.which("qpdf"):
        with TemporaryDirectory() as folder:
            (Path(folder) / "made.pdf").write_bytes(data)
            checked = subprocess.run(["qpdf", "--check", "made.pdf"], cwd=folder, capture_output=True, text=True, check=False)
        if checked.returncode:
            last = [line for line in (checked.stdout + checked.stderr).splitlines() if line.startswith(("WARNING", "ERROR"))]
            said.append(f"qpdf: {last[0] if last else checked.returncode}")
    return "; ".join(said)
