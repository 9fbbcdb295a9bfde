"""Works on attachments that meet: one after the other, none lost, and the bar takes back what it says or goes."""

import pytest

from chorus_desktop import services
from chorus_desktop.domain.piece import turned
from chorus_desktop.ui.pages.attachments import AttachmentsPage
from chorus_desktop.ui.pages.locked_file import LockedFile
from chorus_desktop.ui.widgets.page import Page
from tests.ui.pages.test_attachments import adds, locked, originals, pdf


@pytest.fixture
def page(room):
    return room.show(AttachmentsPage(room.desk, room.club.draft()))


def test_a_password_typed_while_files_are_added_waits_for_them_and_they_for_it(room, page, held):
    page._adding.bring([locked(room.folder, "rib.pdf")])
    held()
    page._adding.bring([pdf(room.folder, "un.pdf"), pdf(room.folder, "deux.pdf")])
    room.types("Mot de passe de «\u00a0rib.pdf\u00a0»", "judo")
    room.press("Ouvrir «\u00a0rib.pdf\u00a0»")
    room.press("Ouvrir «\u00a0rib.pdf\u00a0»")
    held()
    assert originals(room) == ["un.pdf", "deux.pdf", "rib.pdf"]
    assert room.everything(LockedFile) == []
    assert "est déjà joint" not in room.reads()

    page._adding.bring([pdf(room.folder, "trois.pdf")])
    held()
    assert originals(room)[3:] == ["trois.pdf"], "more may be added"


def test_files_brought_while_a_password_is_tried_do_not_give_it_up(room, page, held):
    page._adding.bring([locked(room.folder, "rib.pdf"), locked(room.folder, "accord.pdf")])
    held()
    room.types("Mot de passe de «\u00a0rib.pdf\u00a0»", "judo")
    room.press("Ouvrir «\u00a0rib.pdf\u00a0»")
    room.types("Mot de passe de «\u00a0accord.pdf\u00a0»", "judo")
    room.press("Ouvrir «\u00a0accord.pdf\u00a0»")
    page._adding.bring([pdf(room.folder, "un.pdf")])
    room.press("Laisser «\u00a0accord.pdf\u00a0» de côté")
    held()

    assert originals(room) == ["rib.pdf", "un.pdf"]


def removes_the_third(room):
    adds(room, *(pdf(room.folder, f"{name}.pdf") for name in ("un", "deux", "trois")))
    room.press("Retirer PJ3-attestations-FA2026-001.pdf")
    assert not room.shell.undo_bar.isHidden()


@pytest.mark.parametrize("act", ["move", "kind", "redo", "key"])
def test_the_bar_goes_with_the_next_act_that_it_would_undo_in_place_of_its_own(room, page, act):
    removes_the_third(room)
    if act == "move":
        room.press("Monter PJ2-attestations-FA2026-001.pdf")
    elif act == "kind":
        page._list.kind_chosen.emit(page._list.keys[0], "other")
    elif act == "redo":
        services.attachments.undo(room.store, page._id, room.today)
        page._redo_next()
    else:
        page._undo_last()

    assert room.shell.undo_bar.isHidden()


def test_the_bar_is_not_offered_over_an_act_that_followed_at_once(room, page, held):
    page._adding.bring([pdf(room.folder, "un.pdf"), pdf(room.folder, "deux.pdf")])
    held()
    first, second = page._list.keys
    page._list.removed.emit(first)
    page._list.kind_chosen.emit(second, "other")
    held()
    assert room.shell.undo_bar.isHidden()

    page._adding.bring([pdf(room.folder, "trois.pdf")])
    page._list.removed.emit(second)
    page._adding.bring([pdf(room.folder, "quatre.pdf")])
    held()
    assert originals(room) == ["trois.pdf", "quatre.pdf"]
    assert room.shell.undo_bar.isHidden()


class Counted(Page):
    """A page that counts how often it was brought up to date."""

    times = 0

    def returned(self):
        self.times += 1


def test_what_the_bar_takes_back_is_seen_on_the_page_shown_then(room, page):
    removes_the_third(room)
    shown = room.show(Counted("Facture"))
    room.shell.undo_bar.undo()

    assert [item.original_name for item in services.attachments.listed(room.store, page._id)] == ["un.pdf", "deux.pdf", "trois.pdf"]
    assert shown.times == 1


def test_what_a_crash_left_undone_to_the_pages_of_a_piece_is_done(room, page):
    adds(room, pdf(room.folder, "deux.pdf", pages=2))
    (item,) = services.attachments.listed(room.store, page._id)
    recipe = turned(item.recipe, 1, 90)
    services.attachments.want_recipe(room.store, page._id, item.id, recipe)
    page.returned()

    (item,) = services.attachments.listed(room.store, page._id)
    assert (item.wanted, item.recipe) == (None, recipe)
    room.press("Annuler")
    assert services.attachments.listed(room.store, page._id)[0].recipe.pages[1].turn == 0


def test_what_a_crash_left_undone_may_be_left_for_later(room, page, held):
    page._adding.bring([pdf(room.folder, "deux.pdf", pages=2)])
    held()
    (item,) = services.attachments.listed(room.store, page._id)
    services.attachments.want_recipe(room.store, page._id, item.id, turned(item.recipe, 1, 90))
    page.returned()
    begun = []
    page._begin = lambda *args, **_: begun.append(args[0])
    held()
    assert "ne sont pas encore dans son PDF" not in room.reads(), "it is being done"
    page._ask()
    held()

    assert begun == [services.attachments.finish], "not again at once, or nobody could stop it"
    assert "ne sont pas encore dans son PDF" in room.reads()
