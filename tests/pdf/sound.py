"""Whether a PDF is one for everybody: qpdf where it is installed, pypdf and pdfium."""

import io
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from pypdf import PdfReader


def is_sound(data):
    """Three readers that share no code open it and find the same pages; raises what is wrong."""
    count = len(PdfReader(io.BytesIO(data), strict=True).pages)
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == count
        document[0].render(scale=0.2)
    if shutil.which("qpdf"):
        with TemporaryDirectory() as folder:
            (Path(folder) / "made.pdf").write_bytes(data)
            checked = subprocess.run(["qpdf", "--check", "made.pdf"], cwd=folder, capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr
    return count > 0
