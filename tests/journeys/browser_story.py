"""The training from its first button to the filed certificate, the real window beside a real Chromium on one screen.

Run by ``test_deposit_in_a_browser.py`` on a display of its own, since both must share one clipboard.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from chorus_desktop import services
from tests.helpers.beside import Beside as Companion
from tests.journeys.chromium import Chromium
from tests.pdf import samples

DAY = date(2026, 2, 10)
SHOWN_BY_THE_PORTAL = (("Raison sociale", "Destinataire"), ("Raison sociale", "Fournisseur"))


class Beside:
    """The browser, whose every act waits in a thread while the window goes on: it must answer when its clipboard is asked for."""

    def __init__(self, qtbot: Any, folder: Path) -> None:
        self._qtbot, self._thread = qtbot, ThreadPoolExecutor(1)
        self._browser: Chromium = self._done(lambda: Chromium(folder))

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *given: self._done(lambda: getattr(self._browser, name)(*given))

    def _done(self, act: Callable[[], Any]) -> Any:
        future = self._thread.submit(act)
        self._qtbot.waitUntil(future.done, timeout=60_000)
        return future.result()


@pytest.fixture
def browser(qtbot: Any, tmp_path: Path) -> Iterator[Beside]:
    beside = Beside(qtbot, tmp_path)
    yield beside
    beside.close()


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system's own opener says what it was asked to open."""
    said, tools = tmp_path / "ouvert", tmp_path / "outils"
    tools.mkdir()
    opener = tools / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" > "{said}"\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=":")
    return said


def copied(volunteer: Any, browser: Beside, beside: Companion, known: Any) -> Iterator[tuple[str, str]]:
    """Block and label of each value of the form, once F8 in the companion has put it on the clipboard; files are dragged, not copied."""
    to_fill = {(block.title, line.label): line for block in known.form for line in block.lines if line.copied and line.key != "files"}
    for _ in range(len(to_fill) + 3 * len(known.clicks)):
        before = beside.reads()
        # The browser has the focus: the key is heard there, and the companion answers.
        browser.hears("F8")
        volunteer.qtbot.waitUntil(lambda: beside.reads() != before)  # noqa: B023 - looked at before the next press
        place = next((at for at, line in to_fill.items() if line.copied == beside.clipboard), None)
        if place is not None:
            yield place
            del to_fill[place]
        if not to_fill:
            return
    raise AssertionError(sorted(to_fill))


def form_of(volunteer: Any) -> Any:
    """The fields of the invoice as the program itself knows them."""
    desk, found = volunteer.program.navigator._desk, []

    def deposit(store: Any) -> Any:
        number = next(row.id for row in services.home.invoice_table(store) if row.number)
        return services.deposit.view(store, number, DAY)

    desk.ask(deposit, then=found.append)
    volunteer.qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_the_form_is_filled_from_the_clipboard_alone_and_equals_the_invoice(arrives, browser, opened):
    volunteer = arrives(DAY)
    volunteer.presses("S’exercer avec un exemple")
    volunteer.sees("Entraînement au dépôt : 4 étapes")
    page = opens_the_page(volunteer, opened)
    volunteer.presses("Ouvrir le compagnon")
    volunteer.qtbot.waitUntil(lambda: volunteer.program.navigator._companion is not None)
    companion, known = Companion(volunteer.program.navigator._companion), form_of(volunteer)

    browser.opens(page)
    reaches_the_form(browser, page.parent)
    for within, label in copied(volunteer, browser, companion, known):
        if (label, within) not in SHOWN_BY_THE_PORTAL:
            browser.pastes(label, within)
    lines = [(block.title, line) for block in known.form for line in block.lines if line.key != "files"]
    held = {(title, line.label): browser.holds(line.label, title) for title, line in lines}
    assert held == {(title, line.label): line.copied for title, line in lines}

    browser.gives("Pièces jointes complémentaires", *(page.parent / file.name for file in known.document.files))
    browser.presses("Enregistrer")
    browser.sees("Brouillon enregistré, et rien de plus")
    sends(browser)
    browser.sees("Tous les champs sont justes")
    browser.presses("Exporter le certificat de dépôt")
    assert browser.refused() == []

    while companion.heading != "Garder la preuve":
        companion.presses("Écran suivant")
    volunteer.will_answer(browser.downloaded())
    companion.presses("Choisir le certificat…")
    volunteer.is_on("Facture FA2026-001 déposée")
    volunteer.sees("certificat-FA2026-001.pdf", "10 février 2026")
    browser.sees(form_of(volunteer).life.certificate)
    volunteer.goes_to("Accueil")
    volunteer.sees("Recommencer")


def test_a_mistake_is_told_field_by_field(arrives, browser, opened):
    volunteer = arrives(DAY)
    volunteer.presses("S’exercer avec un exemple")
    page = opens_the_page(volunteer, opened)
    browser.opens(page)
    reaches_the_form(browser, page.parent)
    QGuiApplication.clipboard().setText("200 056 844 00018")
    browser.pastes("Identifiant (SIRET)", "Destinataire")

    sends(browser)

    browser.sees("Corriger le formulaire")
    said = browser.reads()
    assert "Presque : vous avez mis « 200 056 844 00018 », la facture dit « 20005684400018 »" in said
    assert "Ce champ est resté vide. La facture dit « FA2026-001 »." in said
    assert "Le numéro du formulaire doit être celui du PDF" in said
    assert "Exporter le certificat" not in said


def test_each_wrong_file_is_refused_with_its_reason(arrives, browser, opened, tmp_path):
    volunteer = arrives(DAY)
    volunteer.presses("S’exercer avec un exemple")
    page = opens_the_page(volunteer, opened)
    browser.opens(page)
    browser.chooses("Association")
    browser.presses("Se connecter")
    browser.presses("Déposer un lot")
    browser.sees("pour les programmes qui envoient des fichiers XML")
    browser.presses("Déposer une facture")
    browser.presses("Continuer")
    browser.sees("Choisissez d’abord le PDF")

    plain = samples.pdf("Facture")
    wrong = {
        "facture.docx": (b"PK", "n’est pas un PDF"),
        "fausse.pdf": (b"PK", "malgré son nom"),
        "facturx.pdf": (samples.with_file(plain, "factur-x.xml"), "comme un PDF/A-3 (Factur-X)"),
        "secret.pdf": (samples.encrypted(plain, "judo"), "protégé par un mot de passe"),
        "PJ1-attestations-FA2026-001.pdf": (plain, "est une pièce jointe"),
        "autre.pdf": (plain, "n’est pas la facture"),
    }
    for name, (content, why) in wrong.items():
        (tmp_path / name).write_bytes(content)
        browser.gives("Fichier de la facture", tmp_path / name)
        browser.presses("Continuer")
        browser.sees(why)
    browser.gives("Fichier de la facture", page.parent / "FA2026-001.pdf")
    browser.presses("Continuer")
    browser.sees("Étape 4 sur 6")
    assert browser.focus() == "Vérifier et compléter"


def opens_the_page(volunteer, opened):
    """The page of the exercise, as the system is asked to open it."""
    volunteer.presses("Ouvrir la page d’entraînement")
    volunteer.qtbot.waitUntil(lambda: opened.exists() and opened.read_text().strip() != "")
    return Path(opened.read_text().strip().removeprefix("file://"))


def reaches_the_form(browser, folder):
    """By the wrong doors first: each says why it is not the one."""
    assert browser.nameless() == []
    browser.chooses("Entreprise")
    browser.presses("Se connecter")
    browser.sees("Choisissez « Association »")
    browser.chooses("Association")
    browser.presses("Se connecter")
    browser.presses("Saisir une facture")
    browser.sees("avec son propre numéro")
    browser.presses("Déposer une facture")
    browser.gives("Fichier de la facture", folder / "recapitulatif-de-depot.pdf")
    browser.presses("Continuer")
    browser.sees("n’est pas la facture")
    browser.gives("Fichier de la facture", folder / "FA2026-001.pdf")
    browser.presses("Continuer")


def sends(browser):
    assert browser.nameless() == []
    browser.presses("Valider et envoyer")
    assert browser.nameless() == []
    browser.presses("Confirmer et envoyer")
