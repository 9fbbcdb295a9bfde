"""LibreOffice makes a PDF of what an office program wrote; a script stands for it, and the real one where it is installed."""

import stat
import sys
import zipfile

import psutil
import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine import office

PDF = b"%PDF-1.7 made by the script"
WRITES = """
import pathlib, sys
assert any(each.startswith("-env:UserInstallation=file://") for each in sys.argv)
source = pathlib.Path(sys.argv[-1])
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
(folder / (source.stem + ".pdf")).write_bytes(b"%PDF-1.7 made by the script" if source.read_bytes() == b"text" else b"")
"""


def script(folder, body, name="soffice"):
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{body}")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def nothing():
    return None


def test_it_is_found_where_the_system_or_its_installer_put_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_usual", lambda: iter(()))
    assert office.program() == ""

    found = script(tmp_path, "")
    assert office.program() == found

    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_usual", lambda: iter((str(tmp_path / "nowhere"), found)))
    assert office.program() == found


def test_a_text_becomes_a_pdf_and_nothing_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)

    assert office.as_pdf(script(tmp_path, WRITES), b"text", "odt", nothing) == PDF
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("body", "data", "said"),
    [
        (WRITES, b"broken", "n’a pas pu"),
        ("raise SystemExit(3)", b"text", "n’a pas pu"),
        ("import signal\nsignal.pause()", b"text", "trop de temps"),
    ],
)
def test_what_it_cannot_do_is_a_sentence(tmp_path, body, data, said):
    with pytest.raises(Trouble, match=said):
        office.as_pdf(script(tmp_path, body), data, "odt", nothing, seconds=3)


def test_one_that_does_not_start_is_a_sentence(tmp_path):
    with pytest.raises(Trouble, match="ne démarre pas"):
        office.as_pdf(str(tmp_path / "nowhere"), b"text", "odt", nothing)


def test_it_is_ended_with_what_it_started_when_it_is_given_up(tmp_path):
    started = tmp_path / "started"
    body = f"import pathlib, subprocess, sys\nchild = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()'])\npathlib.Path({str(started)!r}).write_text(str(child.pid))\nchild.communicate()"

    def given_up():
        if started.exists() and started.read_text():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.as_pdf(script(tmp_path, body), b"text", "odt", given_up)

    child = int(started.read_text())
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE


@pytest.mark.skipif(not office.program(), reason="LibreOffice is not installed here")
def test_the_real_one(tmp_path):
    path = tmp_path / "t.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>Bonjour</text:p>'
            "</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )

    assert office.as_pdf(office.program(), path.read_bytes(), "odt", nothing).startswith(b"%PDF-")
