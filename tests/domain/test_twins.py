"""Children who may be one and the same."""

import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Child
from chorus_desktop.domain.twins import Likeness, match, twins
from tests.helpers.presences import children

LETTERS = st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F)
WORDS = st.text(LETTERS, min_size=1, max_size=8)
NAMES = st.builds(lambda first, last: (first, last), WORDS, st.one_of(st.just(""), WORDS))


def child(first_name, last_name="", **more):
    return Child(id=more.pop("id", f"{first_name} {last_name}"), first_name=first_name, last_name=last_name, **more)


def bare(text):
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("Zoé", "Lefèvre"), ("ZOE", "lefevre"), Likeness.SAME),
        (("Marie-Lou", "Roux"), ("Marie Lou", "Roux"), Likeness.SAME),
        (("Jean-Marc", "Roux"), ("Jeanmarc", "Roux"), Likeness.SAME),
        (("Lina", "Bernard"), ("Bernard", "Lina"), Likeness.SAME),
        (("Cœur", "Roux"), ("Coeur", "Roux"), Likeness.SAME),
        (("Лина", "Петрова"), ("лина", "ПЕТРОВА"), Likeness.SAME),
        (("Lina", "B."), ("Lina", "Bernard"), Likeness.INITIAL),
        (("Bernard", "Lina"), ("Lina", "B"), Likeness.INITIAL),
        (("Lina", "D."), ("Lina", "Bernard Dumont"), None),
        (("Lina", ""), ("Lina", "Bernard"), Likeness.SHORTER),
        (("Lina", "Bernard"), ("Lina", "Bernard-Dumont"), Likeness.SHORTER),
        (("Lina", "Bernard"), ("Lyna", "Bernard"), Likeness.LETTER),
        (("Yanis", "B."), ("Yannis", "B."), Likeness.LETTER),
        (("Maelle", ""), ("Mallee", ""), None),
        (("Maelle", ""), ("Maelel", ""), Likeness.LETTER),
        (("Lina", "Bernard"), ("Lina", "Benrard"), Likeness.LETTER),
        (("Lina", "B."), ("Lina", "C."), None),
        (("Lina", "B."), ("Tom", "B."), None),
        (("Lina", "B."), ("Lina", "Bernard C."), None),
        (("Tom", "Roux"), ("Tim", "Roux"), None),
        (("Lina", "Roux"), ("Nina", "Roux"), None),
        (("Tom", "B."), ("T.", "Bernard"), None),
        (("Lina", "Bernard"), ("Lina", "Dumont"), None),
        (("Lina", "Bernard Roux"), ("Lina", "B. Dumont"), None),
        (("Tom", ""), ("", ""), None),
        (("", ""), ("", ""), None),
    ],
)
def test_whom_one_would_take_for_the_same_child(one, other, why):
    pair = child(*one, id="one"), child(*other, id="other")

    for two in permutations(pair):
        assert [twin.likeness for twin in twins(two)] == ([why] if why else [])


def test_the_number_of_the_card_joins_and_tells_apart():
    lina, other = child("Lina", "B.", card="12-345"), child("L.", "Bernard", card="12345")

    assert [twin.likeness for twin in twins([lina, other])] == [Likeness.CARD]
    assert twins([lina, child("Lina", "Bernard", card="67890")]) == ()
    same_name = child("Lina", "B.", id="namesake", card="67890")
    assert [twin.likeness for twin in twins([lina, same_name])] == [Likeness.SAME]


def test_two_who_were_told_apart_are_not_asked_about_again():
    lina, other = child("Lina", "B.", id="a"), child("Lina", "Bernard", id="b", not_the_same=("a",))

    assert twins([lina, other]) == twins([other, lina]) == ()


def test_every_likeness_is_said_in_words():
    assert all(why.label.endswith(".") for why in Likeness)


def test_a_sure_match_is_the_same_words():
    known = (child("Zoé", "Lefèvre"), child("Lina", "B."), child("Tom", "Roux", card="1"), child("Tom", "Roux", card="2", id="second"))

    assert match(child("LEFEVRE", "zoe"), known) is known[0]
    assert match(child("Lina", "Bernard"), known) is None
    assert match(child("Tom", "Roux", card="2"), known) is known[3]
    assert match(child("Tom", "Roux"), known) is None
    assert match(child("Tom", "Roux", card="3"), known) is None
    assert match(child("Lina", "B", card="9"), known) is known[1]
    assert match(child("", "-"), (*known, child(""))) is None


@given(NAMES, st.booleans(), st.booleans())
def test_accents_capitals_and_order_never_hide_a_child(name, flat, turned):
    kept = child(*name, id="kept")
    again = tuple(bare(part).upper() if flat else part for part in name)
    written = child(*(reversed(again) if turned else again), id="written")

    assert match(written, [kept]) is kept
    assert [twin.likeness for twin in twins([kept, written])] == [Likeness.SAME]


@given(st.lists(NAMES, max_size=6))
def test_likeness_does_not_depend_on_who_comes_first(names):
    those = [child(*name, id=str(rank)) for rank, name in enumerate(names)]

    found = {(frozenset((one.id, other.id)), why) for one, other, why in twins(those)}
    assert found == {(frozenset((one.id, other.id)), why) for one, other, why in twins(those[::-1])}


def test_names_of_a_large_club_that_differ_raise_no_doubt():
    assert twins(children(500)) == ()
