"""What opens in another program, and what is said when nothing does."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.shell import Shell
from tests.helpers.dialogs import RecordedDialogs

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="xdg-open is of Linux")
LETTER = "mailto:loisirs@ville.example?subject=Facture&body=Bonjour%2C%20Claire"


@pytest.fixture
def desk(qtbot):
    shell = Shell()
    qtbot.addWidget(shell)
    return Desk(None, None, RecordedDialogs(), shell, lambda: None, Path())


def computer(monkeypatch, folder, script):
    """A computer on which ``xdg-open`` does what a script says; none when the script is empty."""
    if script:
        opener = folder / "xdg-open"
        opener.write_text(f"#!/bin/sh\n{script}\n")
        opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize("script", ["", 'echo "no method for $1" >&2; exit 3'])
@pytest.mark.parametrize(
    ("target", "said", "copied"),
    [
        (LETTER, "Aucune messagerie ne s’est ouverte. Écrivez à loisirs@ville.example", "loisirs@ville.example"),
        (Path("/dépôts/FA2026-001"), "Rien ne s’est ouvert.", "/dépôts/FA2026-001"),
        ("https://portail.example/aide", "Aucun navigateur ne s’est ouvert.", "https://portail.example/aide"),
    ],
)
def test_when_nothing_opens_it_is_said_with_the_address_to_copy(qtbot, monkeypatch, tmp_path, capfd, desk, script, target, said, copied):
    computer(monkeypatch, tmp_path, script)
    desk.dialogs.answers.append(True)

    desk.open_outside(target)
    qtbot.waitUntil(lambda: bool(desk.dialogs.asked))

    assert desk.dialogs.asked[0].startswith(said)
    assert QGuiApplication.clipboard().text() == copied
    out = capfd.readouterr()
    assert "Claire" not in out.out + out.err


def test_a_letter_without_an_address_is_said_without_one(monkeypatch, tmp_path, desk):
    computer(monkeypatch, tmp_path, "")

    desk.open_outside("mailto:?subject=Facture")

    assert desk.dialogs.asked == [
        "Aucune messagerie ne s’est ouverte. Écrivez depuis votre messagerie, et collez-y l’objet et le message de cette page."
    ]


def test_what_opens_is_given_the_whole_address_and_nothing_is_said(qtbot, monkeypatch, tmp_path, desk):
    computer(monkeypatch, tmp_path, f'printf %s "$1" > "{tmp_path}/asked"')

    desk.open_outside(LETTER)
    qtbot.waitUntil(lambda: (tmp_path / "asked").exists() and (tmp_path / "asked").read_text() == LETTER)

    qtbot.waitUntil(lambda: not desk.shell.findChildren(QTimer, "outside"))

    assert desk.dialogs.asked == []
