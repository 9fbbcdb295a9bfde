"""F1 opens the guide on what the page is about."""

import importlib
import pkgutil

import pytest

import chorus_desktop.ui.pages as pages_package
from chorus_desktop.services import data
from chorus_desktop.ui.helped import ARTICLES, article_of
from chorus_desktop.ui.pages.guide import GuidePage
from chorus_desktop.ui.pages.home import HomePage
from chorus_desktop.ui.pages.stays import StaysPage
from chorus_desktop.ui.widgets.page import Page
from tests.helpers import ase


@pytest.mark.parametrize("key", sorted(set(ARTICLES.values())))
def test_every_article_is_in_the_guide(key):
    assert data.guide().entry(key).title


def test_every_page_named_here_is_one():
    pages = {type_.__name__ for module in pkgutil.iter_modules(pages_package.__path__, f"{pages_package.__name__}.")
             for type_ in vars(importlib.import_module(module.name)).values() if isinstance(type_, type) and issubclass(type_, Page)}  # fmt: skip

    assert set(ARTICLES) <= pages


def test_a_page_of_no_article_opens_the_guide_itself(room):
    assert article_of(HomePage(room.desk)) == ""
    assert article_of(None) == ""


def test_the_stays_open_their_own(room):
    dossier = ase.opened(room.store, room.club.association)
    key = article_of(room.show(StaysPage(room.desk, dossier)))
    assert key == "sejours"

    room.show(GuidePage(room.desk, key))
    assert "Reprendre les enfants des prises en charge" in room.reads()
