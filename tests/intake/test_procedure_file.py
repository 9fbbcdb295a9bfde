"""A procedure's file from somebody else: it becomes that very procedure, or a sentence that names the key, never anything else."""

from datetime import date

import pytest
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from chorus_desktop.domain.own_building import completed
from chorus_desktop.domain.own_procedure import OwnProcedure
from chorus_desktop.domain.own_typing import read_rows
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake import procedure_file
from chorus_desktop.services import data
from tests.helpers.examples import cloisirs
from tests.helpers.towns import PORT_NEUF


def port_neuf():
    made = completed(read_rows(OwnProcedure, PORT_NEUF, OwnProcedure()).value, ()).served
    assert made is not None
    return made


def table(**changes):
    """The table of Port-Neuf; ``recipient__siret`` names a key in a section, ``links__0__url`` one of a list; None takes it away."""
    made = procedure_file._plain(port_neuf().model_dump(exclude_none=True, exclude_defaults=True))
    for name, value in changes.items():
        *way, last = [int(part) if part.isdigit() else part for part in name.split("__")]
        place = made
        for part in way:
            place = place[part]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return made


def refused(content):
    with pytest.raises(Trouble) as trouble:
        procedure_file.read("demarche.toml", content if isinstance(content, bytes) else tomli_w.dumps(content).encode())
    assert "réinstallez" not in trouble.value.what_to_do
    assert trouble.value.sentence.isprintable() or "\u00a0" in trouble.value.sentence
    return trouble.value.sentence


def longest():
    """The longest names that the form takes."""
    texts = {**PORT_NEUF, "scheme": "s" * 150, "recipient_name": "v" * 150, "documents.a.title": "d" * 300}
    made = completed(read_rows(OwnProcedure, texts, OwnProcedure()).value, ()).served
    assert made is not None
    return made.model_copy(update={"id": f"{made.id}-27", "title": f"{made.title} (reçue)"})


@pytest.mark.parametrize("procedure", [*data.procedures(), port_neuf(), longest()], ids=lambda item: item.id)
def test_what_is_shared_is_what_is_received(procedure):
    received = procedure_file.read("x.toml", procedure_file.write(procedure))

    assert received == procedure.model_copy(update={"demo": False, "demo_day": None})


def test_the_file_reads_like_those_of_the_program():
    text = procedure_file.write(port_neuf()).decode()

    assert text.startswith("# Démarche de Chorus Desktop.")
    assert 'siret = "73282932000074"' in text
    assert "checked_on = 2026-01-10" in text
    assert "[[seasons.windows]]" in text


def test_a_mark_at_its_beginning_is_nothing():
    assert procedure_file.read("x.toml", b"\xef\xbb\xbf" + procedure_file.write(port_neuf())) == port_neuf()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scheme": None}, "il manque la clé «\u00a0scheme\u00a0»"),
        ({"couleur": "bleu"}, "la clé «\u00a0couleur\u00a0» est inconnue"),
        ({"recipient__commande": "rm"}, "la clé «\u00a0recipient.commande\u00a0» est inconnue"),
        ({"title": 3}, "la clé «\u00a0title\u00a0» n’est pas acceptée\u00a0: il faut un texte"),
        ({"steps": "un"}, "la clé «\u00a0steps\u00a0» n’est pas acceptée\u00a0: il faut une liste"),
        ({"recipient__siret": "732 829 320 0007"}, "la clé «\u00a0recipient.siret\u00a0» n’est pas acceptée (Le SIRET a 14 chiffres"),
        ({"kind": "mois"}, "la clé «\u00a0kind\u00a0» n’est pas acceptée\u00a0: il faut un des choix prévus"),
        ({"kind": "year"}, "ses saisons ne vont pas avec la clé «\u00a0kind\u00a0»"),
        ({"links__0__url": "file:///etc/passwd"}, "la clé «\u00a0links.url\u00a0» (n°\u00a01) contient une adresse qui n’est pas en https://"),
        ({"links__0__url": "ville.example"}, "la clé «\u00a0links.url\u00a0» (n°\u00a01) n’est pas une adresse en https://"),
        ({"links__0__url": "https://a@b.example"}, "la clé «\u00a0links.url\u00a0» (n°\u00a01) ne convient pas"),
        ({"steps__0__text": "C:\\Windows\\system32"}, "la clé «\u00a0steps.text\u00a0» (n°\u00a01) contient le chemin d’un fichier"),
        ({"summary": "http://ville.example"}, "la clé «\u00a0summary\u00a0» contient une adresse"),
        ({"title": "Pass\u0007"}, "la clé «\u00a0title\u00a0» contient un caractère invisible"),
        ({"title": "Pass\u202e"}, "la clé «\u00a0title\u00a0» contient un caractère invisible"),
        ({"summary": "x" * 20_000}, "la clé «\u00a0summary\u00a0» contient un texte trop long"),
        ({"id": "a-" + "b" * 90}, "la clé «\u00a0id\u00a0» est trop longue"),
        ({"title": "x" * 400}, "la clé «\u00a0title\u00a0» est trop longue"),
        ({"checked_on": date(1, 1, 1)}, "la clé «\u00a0checked_on\u00a0» n’est pas une date de ce siècle"),
        ({"seasons__0__ends_on": date(2025, 1, 1)}, "la clé «\u00a0seasons.ends_on\u00a0» (n°\u00a01) ne convient pas (La fin de la saison"),
        ({"seasons__0__windows__0__mask": "*" * 40}, "la clé «\u00a0seasons.windows.mask\u00a0» (n°\u00a01, puis n°\u00a01) ne convient pas"),
        ({"engagement__mask": "*-" * 20}, "la clé «\u00a0engagement.mask\u00a0» ne convient pas"),
        ({"recipient__payment_days": 10**9}, "la clé «\u00a0recipient.payment_days\u00a0» n’est pas un délai légal (30, 50 ou 60 jours"),
        ({"recipient__payment_days": 45}, "la clé «\u00a0recipient.payment_days\u00a0» n’est pas un délai légal"),
        ({"links": [{"title": "x", "url": "https://a.fr"}] * 301}, "la clé «\u00a0links\u00a0» contient plus de 300 éléments"),
        ({"letters": [{"key": "a", "title": "x", "subject": "x", "body": "{association.__class__}"}]}, "la clé «\u00a0letters.body\u00a0» (n°\u00a01)"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_key(changes, said):
    assert said in refused(table(**changes))


def test_a_key_that_hides_something_is_shown_without_it():
    assert "la clé «\u00a0a b\u00a0» est inconnue" in refused(table(**{"a\u202eb": "x"}))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "ce n’est pas un texte en UTF-8"),
        (b"titre = oui\nformat = 1", "il n’est pas écrit comme une démarche (ligne 1)"),
        (b"a = [", "il n’est pas écrit comme une démarche"),
        (b"a = " + b"9" * 5000, "il contient une valeur démesurée"),
        (b"a = " + b"[" * 5000, "il contient une valeur démesurée"),
        (b"a = " + b"[" * 20 + b"1" + b"]" * 20, "trop de listes l’une dans l’autre"),
        (b"x" * 1_000_001, "il pèse plus de 1\u00a0Mo"),
        (b"", "il manque"),
    ],
)
def test_what_is_no_procedure_is_said(content, said):
    assert said in refused(content)


def test_a_file_of_a_newer_version_is_said():
    assert "vient d’une version plus récente" in refused(table(format=2))


SCALARS = st.one_of(
    st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(),
    st.sampled_from(["season", "year", "required", "https://a.fr", "73282932000074", "a-b", "{siret}", "convention"]),
)  # fmt: skip
KEYS = st.text(max_size=8) | st.sampled_from(sorted({*Procedure.model_fields, "name", "siret", "key", "text", "url", "windows", "mask"}))
INNER = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(KEYS, SCALARS, max_size=4)
VALUES = INNER | st.lists(INNER, max_size=3) | st.dictionaries(KEYS, INNER, max_size=4)


def _tried(content):
    try:
        made = procedure_file.read("x.toml", content)
    except Trouble as trouble:
        said = f"{trouble.sentence} {trouble.what_to_do}"
        if not trouble.sentence.endswith("."):
            pytest.fail(said)
    else:
        assert procedure_file.read("x.toml", procedure_file.write(made)) == made


@given(st.binary(max_size=200))
def test_any_bytes_are_a_procedure_or_a_sentence(content):
    _tried(content)


@given(st.text(max_size=200))
def test_any_text_is_a_procedure_or_a_sentence(content):
    _tried(content.encode("utf-8", "surrogatepass"))


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_values_in_the_place_of_those_of_a_procedure(changes):
    _tried(tomli_w.dumps({**table(), **changes}).encode("utf-8", "surrogatepass"))


@example(1, 0)
@given(st.sampled_from([*range(40)]), VALUES)
def test_any_value_at_any_depth(rank, value):
    whole = procedure_file._plain(cloisirs().model_dump(exclude_none=True, exclude_defaults=True))
    places = list(_places(whole))
    place, key = places[rank * 7 % len(places)]
    place[key] = value
    _tried(tomli_w.dumps(whole).encode("utf-8", "surrogatepass"))


def _places(value):
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield value, key
        yield from _places(inner)
