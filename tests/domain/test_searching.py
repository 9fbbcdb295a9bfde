"""Search: every word of a text finds it, by its beginning; numbers, amounts and days however they are written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chorus_desktop.domain.french import plain
from chorus_desktop.domain.searching import Query, index_words, marks, query, snippet

NUMBER = "Facture FA2026-012"
AMOUNT = "Net à payer 1\u202f234,50\u00a0€"
SIRET = "SIRET 123 456 782 00010"
DAY = "émise le 05/02/2026"
NAME = "Éléonore Bernard-Lacombe, à l’école"


def finds(typed, *texts):
    return query(typed).answered_by(index_words(texts))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        *((typed, NUMBER) for typed in ("FA2026-012", "fa2026012", "FA 2026 012", "fa2026 01", "2026", "012", "fa/2026", "factu 012")),
        *((typed, AMOUNT) for typed in ("1234,50", "1234.5", "1 234", "1 234,5", "1.234,50", "1\u202f234,50\u00a0€", "-1234,50", "1234")),
        *((typed, SIRET) for typed in ("123 456 782 00010", "12345678200010", "123456", "123456782 00010", "siret 123 456")),
        *((typed, DAY) for typed in ("05/02/2026", "5/2", "5/2/2026", "05/02/26", "2026-02-05", "5.2.2026", "05/0", "05/02/2", "05/02/20")),
        *((typed, NAME) for typed in ("eleo", "BERNARD lac", "bernardlacombe", "bernard-lacombe", "lecole", "l'école", "ecole eleonore")),
        ("cp202645", "Engagement CP2026/4512/1"),
        ("392,5", "392,5kg"),
        ("05/02/2026", "le 2026-02-05"),
        ("5/1", "le 05/12/2026"),
        ("œuvre", "Oeuvre"),
        ("siret", SIRET.lower()),
    ],
)
def test_however_it_is_written(typed, text):
    assert finds(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("392,50", "392 enfants, 50 séances, 392,00 €"),
        ("5/2", "5 séances et 2 enfants"),
        ("234,5", "1234,50"),
        ("ernard", NAME),
        ("eleonore martin", NAME),
        ("fa2026-013", NUMBER),
        ("…", NUMBER),
        ("", NUMBER),
    ],
)
def test_what_is_something_else(typed, text):
    assert not finds(typed, text)


def test_several_words_may_stand_in_several_texts():
    assert finds("mai eleonore", "mai 2026", NAME)


def test_nothing_findable_asks_for_nothing():
    assert query(" — € ") == Query(())


def bold(text, typed):
    return [text[span.start : span.end] for span in marks(text, query(typed))]


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        (AMOUNT, "1234,5", ["1\u202f234,50"]),
        (SIRET, "123456", ["123 456 782 00010"]),
        (NAME, "lac ecole", ["Lacombe", "école"]),
        (NAME, "bernard-lac", ["Bernard-Lacombe"]),
        (DAY, "5/2", ["05/02/2026"]),
        ("N° FA2026-012", "fa 2026 012", ["FA2026-012"]),
        (NUMBER, "rien", []),
    ],
)
def test_what_is_shown_in_bold(text, typed, shown):
    assert bold(text, typed) == shown


def test_a_snippet_stands_around_what_answers():
    long = f"{'avant ' * 30}Éléonore {'après ' * 40}"
    cut = snippet(long, query("eleonore"))
    assert cut.startswith("… avant")
    assert cut.endswith("après …")
    assert "Éléonore" in cut
    assert len(cut) < 140
    assert snippet("un\ntexte  court", query("court")) == "un texte court"
    assert snippet(f"{'avant ' * 30}Éléonore", query("eleonore")).endswith("Éléonore")
    assert snippet("a" * 500, query("rien")) == "a …"


@given(st.text(min_size=1, max_size=60))
@example("½ ﬁn 12:05,3 x.1_2 2026-02-05-7")
@example("1 234,50 €")
@example("²3,5")
@example("🄐 ™")
def test_every_word_of_a_text_finds_it_by_any_beginning(text):
    words = index_words([text])
    for chunk in text.split():
        for length in range(1, len(chunk) + 1):
            asked = query(chunk[:length])
            assert not asked.terms or asked.answered_by(words), chunk[:length]


@given(st.text(max_size=60), st.text(max_size=20))
def test_bold_stretches_are_inside_the_text_and_apart(text, typed):
    ends = -1
    for span in marks(text, query(typed)):
        assert ends < span.start < span.end <= len(text)
        ends = span.end


@given(st.text(min_size=1, max_size=30))
def test_words_of_the_index_have_no_sign_that_would_part_them(text):
    for word in index_words([text]):
        assert word.isalnum()
        assert plain(word) == word
