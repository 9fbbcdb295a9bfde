"""The guide that is shipped: whole, official, agreeing with the rules beside it, and nowhere a key that leads nowhere."""

import ast
import io
import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader

from chorus_desktop import resources
from chorus_desktop.domain.guide import search
from chorus_desktop.services import data, guide
from tests.helpers.checkout import python_files, tree

GUIDE = data.guide()
DAY = date(2026, 12, 1)
OFFICIAL = (".gouv.fr", "www.cnil.fr")


def texts(entry):
    return (entry.title, *entry.aliases, *entry.lines, entry.source, *(link.url for link in entry.links))


def test_every_file_of_the_guide_is_read():
    assert sorted(data._GUIDE) == list(resources.names("help", ".toml"))
    assert data.guide() is GUIDE


@pytest.mark.parametrize("entry", GUIDE.entries, ids=lambda entry: entry.key)
def test_an_entry_leads_on_and_says_only_official_addresses(entry):
    assert entry.see, "an article that leads nowhere is a dead end"
    assert all(text.strip() == text and text for text in (entry.title, *entry.aliases, *entry.lines))
    for address in re.findall(r"\w+://[^\s»]+", " ".join(texts(entry))):
        parts = urlsplit(address.rstrip(".,;"))
        assert parts.scheme == "https"
        assert parts.netloc.endswith(OFFICIAL), address


@pytest.mark.parametrize("entry", GUIDE.entries, ids=lambda entry: entry.key)
def test_an_entry_is_found_by_its_title_and_each_of_its_aliases(entry):
    for name in (entry.title, *entry.aliases):
        assert entry in [found.entry for found in search(GUIDE, name)][:6], name


def test_every_entry_is_led_to_or_named_by_a_page():
    led_to = {key for entry in GUIDE.entries for key in entry.see} | set(named_by_pages())

    assert {entry.key for entry in GUIDE.entries} - led_to == set()


def test_the_twelve_states_are_told_with_who_acts_and_what_becomes_of_the_number():
    states = {entry.status.code: entry for entry in GUIDE.entries if entry.status and entry.status.code}

    assert [states[code].title for code in range(1, 13)] == [
        "Déposée", "En cours d’acheminement vers le destinataire", "Mise à disposition du destinataire", "À recycler", "Rejetée", "Suspendue",
        "Service fait", "Mandatée", "Mise à disposition du comptable", "Comptabilisée", "Mise en paiement", "Complétée",
    ]  # fmt: skip
    assert len([entry for entry in GUIDE.entries if entry.status and entry.status.code]) == 12
    assert {code for code, entry in states.items() if entry.status.final} == {5, 11}
    assert {code: entry.status.number for code, entry in states.items() if entry.status.number} == {4: "same", 5: "new", 6: "same"}
    assert {code for code, entry in states.items() if entry.status.next.startswith("Vous")} == {4, 5, 6}
    assert all(entry.status.next for entry in states.values())


WORDS = """
domaine / organisation / structure / service / code service / utilisateur / application / profil / habilitation / gestionnaire principal /
rattachement / approbation / cadre de facturation / A1 / A2 / A9 / A12 / valideur / numéro d’engagement / numéro de marché / bon de commande /
ordre de service / certificat de dépôt / brouillon / EDI / API / Factur-X / affacturage / maîtrise d’ouvrage / maîtrise d’œuvre / avoir / SIRET /
Insee / RNA / tacite reconduction / obtenir de l’aide / ClaudIA / ticket / valider et envoyer / passation / RGPD / 10 ans / réforme
"""


@pytest.mark.parametrize("word", [word.strip() for word in WORDS.split("/")])
def test_a_word_of_the_portal_is_the_first_answer(word):
    best = search(GUIDE, word)[0].entry
    named = " / ".join((best.title, *best.aliases)).lower()

    assert word.lower() in named


def test_numbers_agree_with_the_portals_limits():
    limits, told = data.portal().limits, " ".join(GUIDE.entry("pieces-jointes").points)

    assert f"{limits.file_bytes // 1_000_000} Mo au plus par fichier, {limits.total_bytes // 1_000_000} Mo en tout" in told
    assert f"{limits.name_length} caractères au plus pour le nom" in told


def test_the_reform_says_what_is_sure_and_what_to_ask_and_reckons_nothing():
    entry = GUIDE.entry("reforme")

    assert "ne calcule pas" in entry.text[0]
    assert sum(point.startswith("Sûr") for point in entry.points) == 2
    assert sum(point.startswith("À demander à votre comptable") for point in entry.points) == 3
    assert not any(word in " ".join(entry.lines) for word in ("80 011", "37 500", "seuil"))
    assert guide_pages("reforme") == 1


def test_what_sends_no_invoice_is_said_in_the_words_of_the_clicks():
    told = " ".join(GUIDE.entry("enregistrer-n-envoie-pas").lines)

    for click in ("Enregistrer", "Valider et envoyer", "Confirmer et envoyer"):
        assert click in told
        assert any(click in step for step in data.portal().clicks)


def test_who_validates_the_invoice_of_another_finds_where_and_what_a_refusal_does():
    best = search(GUIDE, "Factures à valider")[0].entry
    told = " ".join(best.lines)

    assert best.key == "factures-a-valider"
    assert all(word in told for word in ("A9", "A12", "Factures à valider", "validez", "refusez", "corriger le valideur", "15 jours"))
    assert all(best.key in GUIDE.entry(key).see for key in ("valideur", "sous-traitant"))


def named_by_pages():
    """Keys that pages and the deposit form ask the guide for."""
    for path in python_files("chorus_desktop/ui"):
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            first = ast.unparse(node.args[0]) if node.args else ""
            if name == "what_is" or first == "go.guide":
                yield from (arg.value for arg in node.args[1:2] if isinstance(arg, ast.Constant))
    yield from (field.guide for block in data.portal().form for field in block.fields if field.guide)


def test_what_pages_and_the_form_ask_for_is_there():
    asked = set(named_by_pages())

    assert asked >= {"reforme", "code-service", "numero-d-engagement", "cadre-de-facturation"}
    assert asked <= {entry.key for entry in GUIDE.entries}


def test_the_age_of_the_guide_is_part_of_the_age_of_the_rules():
    told = {source.title: source for source in data.age_of_rules(DAY).sources}

    for section in GUIDE.sections:
        assert told[f"Guide\u00a0: {section.title}"].checked_on == section.checked_on


def guide_pages(key):
    return len(PdfReader(io.BytesIO(guide.paper(None, key, DAY))).pages)


def test_the_window_is_given_the_guide_and_its_papers():
    assert guide.whole(None) is GUIDE
    assert guide_pages("") > 10
    assert all(guide_pages(entry.key) == 1 for entry in GUIDE.entries)


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("domaine", "« Actualités »"),
        ("structure", "« Gérer une structure »"),
        ("structure", "se réactive"),
        ("utilisateur", "prénom"),
        ("utilisateur", "l’exporte"),
        ("service", "« Gérer un service »"),
        ("coordonnees-bancaires", "se modifient à tout moment"),
        ("habilitation", "le retire"),
        ("premier-depot", "1er janvier 2020"),
    ],
)
def test_what_is_changed_later_on_the_portal_is_told(key, told):
    (entry,) = [entry for section in data.guide().sections for entry in section.entries if entry.key == key]

    assert told in " ".join(entry.lines).replace("\u00a0", " ")
