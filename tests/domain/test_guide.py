"""The guide is found by whatever a volunteer types of it, best answers first; it never leads nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chorus_desktop.domain.guide import Entry, Guide, Section, search
from chorus_desktop.domain.portal import Checked


def entry(key, title, text="Du texte.", **more):
    return Entry(key=key, title=title, text=(text,), **more)


def guide(*entries):
    checked = Checked(title="Mots", source="AIFE", checked_on="2026-11-21")
    return Guide(sections=(Section(**checked.model_dump(), entries=entries),))


GUIDE = guide(
    entry("apres", "Après le dépôt", "La facture avance. Elle peut revenir à l’état « À recycler », puis la collectivité la traite."),
    entry("engagement", "Numéro d’engagement", "Le numéro que donne la collectivité.", aliases=("NE", "EJ"), see=("apres",)),
    entry("maitrise", "Maîtrise d’œuvre", "Qui dirige le chantier."),
    entry("numeros", "Les numéros de la facture", "Ils se suivent.", points=("Jamais deux fois le même.",), steps=("Comptez.",)),
)


def keys(typed, within=GUIDE):
    return [found.entry.key for found in search(within, typed)]


@pytest.mark.parametrize(
    "typed", ["numéro d’engagement", "NUMERO D'ENGAGEMENT", "engag", "numeros engagements", "le numéro de l’engagement", "ne"]
)
def test_accents_capitals_plurals_and_small_words_make_no_difference(typed):
    assert keys(typed)[0] == "engagement"


@pytest.mark.parametrize("typed", ["œuvre", "oeuvre", "MAITRISE"])
def test_joined_letters_are_found_either_way(typed):
    assert keys(typed) == ["maitrise"]


def test_every_word_must_be_there_in_any_order():
    assert keys("collectivité numéro") == ["engagement"]
    assert keys("numéro chantier") == []


def test_titles_come_before_aliases_and_aliases_before_texts():
    ranked = guide(
        entry("text", "Autre chose", "On y parle d’un rejet."),
        entry("alias", "Refus", aliases=("motif de rejet",)),
        entry("title", "Motif d’un rejet"),
        entry("begins", "Rejet technique"),
        entry("same", "Rejet"),
    )

    assert keys("rejet", ranked) == ["same", "begins", "title", "alias", "text"]


def test_points_and_steps_are_looked_into():
    assert keys("comptez") == ["numeros"]
    assert keys("jamais deux") == ["numeros"]


def test_nothing_typed_shows_everything_in_its_order():
    assert keys("") == keys("  ’ ") == [item.key for item in GUIDE.entries]


def test_small_words_alone_are_looked_for():
    assert keys("le") == ["numeros", "apres", "engagement", "maitrise"]


def test_the_snippet_shows_the_words_where_the_title_does_not():
    [found] = search(GUIDE, "recycler")

    assert found.snippet.startswith("… ")
    assert "À recycler" in found.snippet[:40]
    assert search(GUIDE, "numéro engagement")[0].snippet == "Le numéro que donne la collectivité."


def test_the_snippet_is_of_the_line_that_holds_most_words():
    found = search(guide(Entry(key="a", title="Titre", text=("Une facture.", "Une facture rejetée."))), "facture rejetée")

    assert found[0].snippet == "Une facture rejetée."


@pytest.mark.parametrize("length", [10, 60, 200, 900])
def test_a_long_line_is_cut_between_words(length):
    line = " ".join(["mot"] * length)

    snippet = search(guide(entry("a", "Titre", line)), "")[0].snippet

    assert len(snippet) <= 120
    assert set(snippet.removesuffix(" …").split()) == {"mot"}
    assert snippet.endswith("…") == (len(line) > 110)


@given(st.text())
def test_whatever_is_typed_is_answered(typed):
    assert {found.entry for found in search(GUIDE, typed)} <= set(GUIDE.entries)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ((entry("a", "A"), entry("a", "B")), r"twice: \['a'\]"),
        ((entry("a", "A", see=("b",)),), "a -> b"),
        ((entry("a", "A", see=("a",)),), "a -> a"),
    ],
)
def test_keys_are_known_once_and_lead_somewhere_else(entries, said):
    with pytest.raises(ValidationError, match=said):
        guide(*entries)


def test_an_entry_is_found_by_its_key_with_its_section():
    assert GUIDE.entry("maitrise").title == "Maîtrise d’œuvre"
    assert GUIDE.section_of("maitrise") is GUIDE.sections[0]
    for look in (GUIDE.entry, GUIDE.section_of):
        with pytest.raises(KeyError, match="unknown"):
            look("unknown")
