"""F1 opens the guide on what the page is about."""

import pytest

from chorus_desktop.services import data
from chorus_desktop.ui.helped import ARTICLES, article_of
from chorus_desktop.ui.pages.guide import GuidePage
from chorus_desktop.ui.pages.home import HomePage
from chorus_desktop.ui.pages.stays import StaysPage
from tests.helpers import ase


@pytest.mark.parametrize("key", sorted(set(ARTICLES.values())))
def test_every_article_is_in_the_guide(key):
    assert data.guide().entry(key).title


def test_a_page_of_no_article_opens_the_guide_itself(room):
    assert article_of(HomePage(room.desk)) == ""
    assert article_of(None) == ""


def test_the_stays_open_their_own(room):
    dossier = ase.opened(room.store, room.club.association)
    key = article_of(room.show(StaysPage(room.desk, dossier)))
    assert key == "sejours"

    room.show(GuidePage(room.desk, key))
    assert "Reprendre les enfants des prises en charge" in room.reads()
