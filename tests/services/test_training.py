"""Training in the practice file: marked, not counted, written beside the invoice, read back; and never elsewhere."""

import base64
import hashlib
import io
import json
import re

import pytest
from pypdf import PdfReader

from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.overview import Period
from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import (
    deadlines,
    deposit,
    deposit_certificate,
    deposited,
    dossiers,
    home,
    invoice_list,
    invoices,
    issue,
    life,
    payment_list,
    practice,
    preparation,
    proof,
    returned_letters,
    returns,
    season_report,
    training,
)  # fmt: skip
from chorus_desktop.store.settings import PRACTICE, set_setting
from chorus_desktop.store.summaries import invoice_rows
from tests.helpers.clubs import TODAY


@pytest.fixture
def example(store):
    practice.fill(store, TODAY)
    return store


def numbered(store):
    return next(row for row in home.invoice_table(store) if row.number)


def papers(store):
    """Every paper that can be printed of the example, by its name."""
    issued, draft = numbered(store).id, next(row.id for row in home.invoice_table(store) if not row.number)
    (row,) = home.home(store, TODAY).dossiers
    issue.deposited(store, issued, TODAY)
    summary, checklist = deposit.companions(store, issued, TODAY)
    return {
        "invoice": issue.preview(store, issued, TODAY),
        "draft": issue.preview(store, draft, TODAY),
        "summary": summary.data,
        "checklist": checklist.data,
        "sheet": deposit.sheet(store, issued, TODAY).data,
        "confirmation": deposited.paper(store, issued).data,
        "convention": deposit.convention_sheet(store, row.id, TODAY).data,
        "contested": contested(store),
        "letter": deposit.cover_letter(store, row.id, TODAY).data,
        "list": invoice_list.paper(store, [issued, draft], "", TODAY),
        "payments": payment_list.paper(store, [], "", TODAY),
        "deadlines": deadlines.paper(store, "", TODAY),
        "report": season_report.paper(store, "", Period(), TODAY),
        "preparation": preparation.paper(store, row.association_id, TODAY).data,
        "proof": proof.paper(store, draft, TODAY),
    }


def contested(store):
    """The letter about an invoice that came back."""
    invoice_id = next(row.id for row in invoice_rows(store) if row.state == InvoiceState.DEPOSITED)
    life.tell(store, invoice_id, StatusTold(status="suspendue", on=TODAY), TODAY)
    seen = returns.view(store, invoice_id, TODAY)
    return returned_letters.on_paper(store, seen.dossier_id, seen.letters[0][0], TODAY, invoice_id)


def test_every_paper_of_an_example_is_marked_and_none_is_called_a_project(example):
    for name, data in papers(example).items():
        for page in PdfReader(io.BytesIO(data)).pages:
            said = page.extract_text()
            assert "SPÉCIMEN" in said, name
            assert "à ne pas déposer" in said, name
            assert "PROJET" not in said, name


def test_no_paper_of_a_real_file_is_marked(club):
    invoice_id, _ = club.issues()

    for data in (issue.preview(club.store, invoice_id, TODAY), deposit.cover_letter(club.store, club.dossier, TODAY).data):
        assert "SPÉCIMEN" not in PdfReader(io.BytesIO(data)).pages[0].extract_text()


def written(store, tmp_path):
    return training.write_page(store, numbered(store).id, tmp_path / "dépôts", TODAY)


def inside(page):
    """What the page's script is given."""
    text = page.read_text(encoding="utf-8")
    return json.loads(re.search(r'(?s)<script type="application/json" id="exercise">(.*?)</script>', text).group(1))


def test_the_page_lies_beside_the_invoice_and_reaches_no_network(example, tmp_path):
    page = written(example, tmp_path)

    text = page.read_text(encoding="utf-8")
    assert (page.parent / "FA2026-001.pdf").exists()
    assert "Entraînement – rien n’est envoyé" in text
    assert not re.findall(r"https?://|src=|@import|url\(", text)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text).group(1)
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        code = re.search(rf"(?s)<{tag}>(.*?)</{tag}>", text).group(1)
        assert base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() in policy


def test_the_page_asks_for_what_the_portal_will(example, tmp_path):
    told = inside(written(example, tmp_path))

    expected = deposit.view(example, numbered(example).id, TODAY).form
    assert [[field["value"] for field in block["fields"]] for block in told["blocks"]] == [
        [line.copied for line in block.lines] for block in expected
    ]
    assert told["files"] == ["PJ1-attestations-FA2026-001.pdf"]


def test_what_is_typed_in_an_invoice_cannot_end_the_script(example):
    document = deposit.view(example, numbered(example).id, TODAY).document

    page = training.page(document.model_copy(update={"comment": "</script><script>alert(1)</script>"}), TODAY).decode()

    assert page.count("</script>") == 2
    assert "alert(1)" in page


def test_its_certificate_is_read_filed_and_ends_the_exercise(example, tmp_path):
    invoice_id = numbered(example).id
    assert training.view(example) == training.Training(invoice_id=invoice_id, number="FA2026-001", waits=True)
    told = inside(written(example, tmp_path))
    assert training.view(example).opened
    certificate = tmp_path / told["certificateName"]
    certificate.write_bytes(base64.b64decode(told["certificate"]))

    looked = deposit_certificate.look(example, invoice_id, certificate, TODAY)
    deposit_certificate.keep(example, invoice_id, looked, TODAY)

    assert looked.is_sure
    life = deposit.view(example, invoice_id, TODAY).life
    assert (life.certificate, life.deposited_on) == (told["proof"], TODAY)
    assert len(told["proof"]) == 44
    assert (training.view(example).filed, training.view(example).waits) == (True, False)


def test_its_certificate_proves_nothing_in_a_real_file(example, club, tmp_path):
    """The same number and amounts: only the mark tells them apart."""
    told = inside(written(example, tmp_path))
    certificate = tmp_path / told["certificateName"]
    certificate.write_bytes(base64.b64decode(told["certificate"]))
    invoice_id = numbered(example).id
    set_setting(example, PRACTICE, "")
    number, _ = club.issues()

    with pytest.raises(Trouble, match="entraînement"):
        deposit_certificate.look(club.store, number, certificate, TODAY)
    assert invoice_id != number


def test_the_invoice_to_deposit_comes_first(example, tmp_path):
    other = invoices.credit(example, numbered(example).id, TODAY)
    issue.finalise(example, other, TODAY)

    assert training.view(example).invoice_id == other


def test_nobody_trains_on_a_real_invoice(club, tmp_path):
    invoice_id, _ = club.issues()

    assert training.view(club.store) is None
    with pytest.raises(Trouble, match="exemple"):
        training.write_page(club.store, invoice_id, tmp_path, TODAY)
    assert dossiers.view(club.store, club.dossier, TODAY).deposited == 0


def test_an_example_without_an_invoice_has_nothing_to_train_on(store):
    set_setting(store, PRACTICE, "1")

    assert training.view(store) == training.Training()
