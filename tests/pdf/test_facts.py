"""What a file is, found out without ever raising."""

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject, NameObject

from chorus_desktop.documents.invoice import invoice_paper
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf import reading
from chorus_desktop.pdf.facts import inspect
from chorus_desktop.pdf.reading import Fault, read_file
from tests.documents.samples import document
from tests.pdf.samples import action, changed, encrypted, encrypted_by_today, pdf, saved, scan, with_file, with_script


def test_a_plain_pdf():
    facts = inspect(pdf("un", "deux"))

    assert (facts.fault, facts.pages, facts.embedded, facts.factur_x, facts.runs_code) == (None, 2, (), False, False)


def test_ours_says_what_it_is():
    facts = inspect(invoice_paper(document(1), {}).data)

    assert (facts.title, facts.pdfa_part, facts.version) == ("Facture n°\u00a0FA2026-012", 1, "1.4")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"PK\x03\x04 a zip", Fault.NOT_PDF),
        (saved(scan(100, 100), "PNG"), Fault.NOT_PDF),
        (b"%PDF-1.4\n%%EOF", Fault.BROKEN),
        (b"%PDF-1.7\n" + b"\x00\xff" * 5000, Fault.BROKEN),
        (pdf("un")[:200], Fault.BROKEN),
        (encrypted(pdf("un"), "secret"), Fault.ENCRYPTED),
        (encrypted(pdf("un"), ""), Fault.ENCRYPTED),
        (encrypted_by_today(pdf("un")), Fault.ENCRYPTED),
    ],
)
def test_faults_are_named(data, fault):
    facts = inspect(data)

    assert (facts.fault, facts.size, facts.pages) == (fault, len(data), 0)


def test_a_pdf_without_a_page_is_broken():
    def drop(writer):
        writer.remove_page(0)

    assert inspect(changed(pdf("un"), drop)).fault is Fault.BROKEN


def test_a_huge_file_is_weighed_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_BYTES", 1000)
    large = tmp_path / "scan.pdf"
    large.write_bytes(pdf("un").ljust(2000, b" "))

    assert inspect(large.read_bytes()).fault is Fault.HUGE
    with pytest.raises(Trouble) as trouble:
        read_file(large)
    assert "scan.pdf" in trouble.value.sentence


@pytest.mark.parametrize("name", ["absent.pdf", "."])
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path, name):
    with pytest.raises(Trouble) as trouble:
        read_file(tmp_path / name)

    assert trouble.value.what_to_do


@pytest.mark.parametrize(("name", "is_invoice"), [("factur-x.xml", True), ("ZUGFeRD-invoice.xml", True), ("notes.txt", False)])
def test_files_inside_are_listed(name, is_invoice):
    facts = inspect(with_file(pdf("un"), name))

    assert (facts.embedded, facts.factur_x) == ((name,), is_invoice)


def launch_on_page(writer):
    opened = DictionaryObject({NameObject("/O"): action("/Launch", F="calc.exe")})
    writer.pages[0][NameObject("/AA")] = opened


def script_by_name(writer):
    tree = DictionaryObject({NameObject("/JavaScript"): DictionaryObject()})
    writer.root_object[NameObject("/Names")] = tree


@pytest.mark.parametrize("data", [with_script(pdf("un")), changed(pdf("un"), launch_on_page), changed(pdf("un"), script_by_name)])
def test_scripts_are_seen_wherever_they_hide(data):
    assert inspect(data).runs_code


def test_a_web_link_is_no_script():
    assert not inspect(changed(pdf("un"), lambda writer: writer.add_uri(0, "https://example.org", [0, 0, 9, 9]))).runs_code


@given(st.binary(max_size=400))
def test_any_bytes_have_facts(data):
    assert inspect(b"%PDF-1.4" + data).size == len(data) + 8


@given(st.integers(min_value=0, max_value=3000), st.binary(min_size=1, max_size=30))
def test_a_pdf_spoiled_anywhere_has_facts(place, bytes_put_there):
    data = bytearray(pdf("un", "deux"))
    data[place % len(data) : place % len(data) + len(bytes_put_there)] = bytes_put_there

    facts = inspect(bytes(data))
    assert facts.fault is not None or facts.pages >= 1


def test_a_bomb_inside_a_pdf_is_a_fault_not_a_full_memory():
    """A few kilobytes that would unfold to hundreds of megabytes of metadata."""
    packed = zlib.compress(b"\x00" * 400_000_000, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    head += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    head += b"4 0 obj<</Type/Metadata/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    sheet = io.BytesIO(head + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n")

    assert inspect(sheet.getvalue()).fault is Fault.BROKEN
