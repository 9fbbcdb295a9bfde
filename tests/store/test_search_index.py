"""The words in memory, and the notes of what was written since they were read."""

import pytest
from sqlalchemy import text

from chorus_desktop.domain.searching import index_words, query
from chorus_desktop.store.files import drop_file, keep_file, sweep_files
from chorus_desktop.store.piece_texts import keep_text, unread_files
from chorus_desktop.store.search_index import Indexed, SearchIndex, Source
from chorus_desktop.store.touched import take_touched, watch
from chorus_desktop.store.trash import TrashKind, put_back, trash
from tests.helpers import examples

LINA, NOE, FACTURE = Source("child", "1"), Source("child", "2"), Source("invoice", "1")


@pytest.fixture
def index():
    made = SearchIndex()
    yield made
    made.close()


def entry(kind, day, *texts, page=0):
    return Indexed(kind, day, page, index_words(texts))


def found(index, typed):
    return [tuple(index.place(row).source for row in rows) for _, rows in sorted(index.find(query(typed)).items())]


def test_the_newest_of_each_kind_comes_first_but_for_the_very_word(index):
    index.put([(FACTURE, [entry(1, 10, "maison")]), (LINA, [entry(2, 5, "mai")]), (NOE, [entry(2, 9, "maire")])])
    assert found(index, "mai") == [(FACTURE,), (LINA, NOE)]
    assert found(index, "mair") == [(NOE,)]


def test_what_is_put_again_takes_its_former_place_of_the_same_day(index):
    index.put([(LINA, [entry(2, 0, "poussins")]), (NOE, [entry(2, 0, "poussins")])])
    assert found(index, "poussins") == [(LINA, NOE)]
    index.put([(NOE, [entry(2, 0, "poussins benjamins")])], meanwhile=True)
    assert found(index, "poussins") == [(NOE, LINA)]
    assert found(index, "benjamins") == [(NOE,)]
    index.put([(NOE, [])])
    assert found(index, "poussins") == [(LINA,)]


def test_words_of_sql_and_of_fts_are_words_like_others(index):
    index.put([(LINA, [entry(2, 0, 'NEAR AND OR NOT "x" col:y * ^')])])
    for typed in ("near", "and or", "not", '"x"', "col:y", "* near ^"):
        assert found(index, typed) == [(LINA,)]
    assert found(index, '"') == []


def test_each_page_is_a_place(index):
    index.put([(FACTURE, [entry(3, 0, "kermesse"), entry(3, 0, "voile", page=1)])])
    ((row,),) = index.find(query("voile")).values()
    assert index.place(row).page == 1


@pytest.fixture
def watched(club):
    club.issue()
    watch(club.store)
    return club


def touched(club):
    return sorted(take_touched(club.store))


def test_what_is_written_is_noted_once_with_what_speaks_of_it(watched):
    draft = watched.draft()
    joined = watched.certificate(draft, b"other")
    assert touched(watched) == [("attachment", joined.id), ("invoice", draft)]
    assert touched(watched) == []

    trash(watched.store, TrashKind.INVOICE, draft, examples.TODAY)
    assert touched(watched) == [("attachment", joined.id), ("invoice", draft)]
    put_back(watched.store, TrashKind.INVOICE, draft)
    assert ("attachment", joined.id) in touched(watched)


def test_a_change_that_was_given_up_is_not_noted(watched):
    def gives_up():
        with watched.store.transaction() as session:
            session.execute(text("UPDATE association SET name = 'autre'"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        gives_up()
    assert touched(watched) == []


def test_another_name_touches_all_that_says_it(watched):
    with watched.store.transaction() as session:
        session.execute(text("UPDATE association SET name = 'autre'"))
    tables = {source.table for source in take_touched(watched.store)}
    assert tables == {"association", "dossier", "invoice", "attachment"}


def test_nothing_of_it_is_in_the_file(watched):
    names = {name for (name,) in watched.store.rows("SELECT name FROM main.sqlite_master")}
    assert not any("touched" in name for name in names)


def test_the_text_of_a_file_goes_with_it(club):
    draft = club.draft()
    joined = club.certificate(draft)
    assert [each.sha256 for each in unread_files(club.store)] == [joined.sha256]
    keep_text(club.store, joined.sha256, ("Lina\f", "Noé"))
    keep_text(club.store, joined.sha256, ("other",))
    keep_text(club.store, "0" * 64, ("gone",))
    assert club.store.rows("SELECT body FROM piece_text") == [("Lina \fNoé",)]
    assert unread_files(club.store) == []

    with club.store.transaction() as session:
        session.execute(text("DELETE FROM attachment"))
    assert sweep_files(club.store) == 1
    assert club.store.rows("SELECT body FROM piece_text") == []

    other = keep_file(club.store, b"other")
    keep_text(club.store, other, ("Lina",))
    drop_file(club.store, other)
    assert club.store.rows("SELECT body FROM piece_text") == []
