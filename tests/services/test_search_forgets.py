"""What search no longer finds, what it hides, and where it cannot work."""

import pytest

from chorus_desktop.domain.searching import index_words, query
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import cares, erasing, invoices, issue, piece_texts, search, trash
from chorus_desktop.services.search import Kind
from chorus_desktop.services.search_why import HIDDEN
from chorus_desktop.store import search_index
from chorus_desktop.store.search_index import SearchIndex, Source
from chorus_desktop.store.trash import TrashKind
from chorus_desktop.store.trash import trash as to_trash
from tests.helpers import ase, clubs
from tests.helpers.clubs import TODAY
from tests.helpers.searching import only, shown, whole


def test_what_is_in_the_trash_is_found_no_more(children):
    draft = children.draft()
    children.joins(draft)
    while piece_texts.read_next(children.store):
        pass
    everything = shown(children.store, "2026 352,50") | shown(children.store, "leo") | shown(children.store, "nordez")
    assert set(everything) == {Kind.INVOICE, Kind.PIECE, Kind.ACTIVITY}

    trash.delete_invoice(children.store, draft, TODAY)
    assert shown(children.store, "352,50") == shown(children.store, "leo") == {}
    to_trash(children.store, TrashKind.DOSSIER, children.dossier, TODAY)
    assert shown(children.store, "nordez") == shown(children.store, "cp2025") == {}
    trash.put_back(children.store, "invoice", draft)
    assert Kind.PIECE in shown(children.store, "leo")
    assert Kind.ACTIVITY in shown(children.store, "nordez")


def test_erased_names_are_found_no_more_nor_kept(children, issued):
    draft = invoices.again(children.store, issued, TODAY)
    children.types(draft, attendance_reason="Lina était malade")
    while piece_texts.read_next(children.store):
        pass
    assert {Kind.CHILD, Kind.INVOICE} <= set(shown(children.store, "lina"))
    assert Kind.PIECE in shown(children.store, "leo dupont")
    issue.deposited(children.store, issued, TODAY)

    erasing.erase(children.store, children.dossier, TODAY)

    assert shown(children.store, "lina") == shown(children.store, "leo dupont") == {}
    assert children.store.rows("SELECT * FROM piece_text") == []
    assert Kind.INVOICE in shown(children.store, "fa2026-001")


def test_names_of_children_in_care_are_found_and_hidden_until_asked(store, tmp_path):
    club = clubs.judo(store, tmp_path)
    dossier = ase.opened(store, club.association)
    ase.finalised(store, dossier, tmp_path)

    found = whole(store, "eleonore duval", names=False)
    said = [line.text for group in found.groups for answer in group.answers for line in (answer.title, answer.why)]
    assert found.hidden
    assert {group.kind for group in found.groups} == {Kind.CHILD, Kind.INVOICE}
    assert not any("Duval" in text for text in said)
    assert any(HIDDEN in text for text in said)
    assert shown(store, "eleonore duval", names=False)[Kind.CHILD] == ["É… D…"]

    asked = whole(store, "eleonore duval", names=True)
    assert not asked.hidden
    assert only(store, "eleonore duval", Kind.CHILD).title.text == ase.CHILD
    cares.save(store, dossier, (), (), TODAY)
    assert Kind.CHILD not in shown(store, "duval")


def test_without_fts5_it_is_said_what_to_do(club, monkeypatch):
    monkeypatch.setattr(search_index, "_MADE", "CREATE VIRTUAL TABLE word USING fts_of_another_time(words)")
    with pytest.raises(Trouble) as said:
        search.find(club.store, "judo", names=False)
    assert "FTS5" in said.value.sentence


def test_a_record_that_says_nothing_more_is_forgotten():
    index, source = SearchIndex(), Source("child", "1")
    index.put([(source, [search_index.Indexed(2, 0, 0, index_words(["Lina"]))])])
    assert index.find(query("lin"))
    index.put([(source, [])])
    assert index.find(query("lin")) == {}
    index.close()
