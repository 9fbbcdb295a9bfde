"""The invoice read from its picture, as the portal's optical recognition does."""

import re
import subprocess

import pytest

from chorus_desktop.documents.invoice import invoice_paper
from tests.documents.samples import BUYER_SIRET, SELLER_SIRET, document
from tests.helpers.tools import needs

pytestmark = needs("tesseract", "pdftoppm")


@pytest.fixture(scope="module")
def recognised(tmp_path_factory):
    """The text that Tesseract sees on the invoice at 200 dots per inch."""
    folder = tmp_path_factory.mktemp("ocr")
    (folder / "facture.pdf").write_bytes(invoice_paper(document(3, subject=True, already_paid=5000), {}).data)
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", folder / "facture.pdf", folder / "facture"], check=True)
    answer = subprocess.run(
        ["tesseract", folder / "facture.png", "-", "-l", "fra", "--psm", "4"], capture_output=True, text=True, check=True
    )
    return answer.stdout.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("Facture n°", "FA2026-012"),
        ("Date de facture", "31/05/2026"),
        ("SIRET client", BUYER_SIRET),
        ("SIRET", SELLER_SIRET),
        ("engagement", "CP2026/4512/1"),
        ("Total HT", "1171,00"),
        ("TVA", "121,10"),
        ("Total TTC", "1292,10"),
        ("Net à payer", "1242,10"),
    ],
)
def test_value_is_recognised_on_the_line_of_its_word(recognised, word, value):
    lines = [line.replace(" ", "") for line in recognised.splitlines() if word in line]

    assert any(re.search(rf"{re.escape(word.replace(' ', ''))}\W*{re.escape(value)}", line) for line in lines), recognised
