"""Recipes of joined files: pages are turned, left out, put together, and the files that came stay what they are."""

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.piece import Corner, PageUse, Recipe, Source, changed, cut, only, photo_work, together, turned, whole

PDF = Source(sha256="a" * 64, name="scan.pdf", size=10, pages=3)
PHOTO = Source(sha256="b" * 64, name="IMG_1.jpg", size=20, is_picture=True)


def seen(recipe):
    """Which page of which file each page is."""
    return [(recipe.sources[page.source].sha256, page.page) for page in recipe.pages]


def test_a_whole_file_has_all_its_pages_and_a_photo_is_made_clearer():
    assert [(page.page, page.clearer) for page in whole(PDF).pages] == [(0, False), (1, False), (2, False)]
    assert whole(PHOTO).pages == (PageUse(source=0, page=0, clearer=True),)


def test_files_put_together_are_there_once():
    made = together((whole(PHOTO), whole(PDF), whole(PHOTO)))

    assert made.sources == (PHOTO, PDF)
    assert seen(made) == [("b" * 64, 0), ("a" * 64, 0), ("a" * 64, 1), ("a" * 64, 2), ("b" * 64, 0)]
    assert together(()) == Recipe()


def test_a_piece_is_whole_when_each_page_of_its_files_is_there_once():
    both = together((whole(PDF), whole(PHOTO)))

    assert both.is_whole
    assert only(both, (3, 1, 0, 2)).is_whole, "whatever their order"
    assert not only(both, (0, 1, 3)).is_whole
    assert not any(part.is_whole for part in cut(whole(PDF), (1,)))
    assert [both.has_photos, whole(PDF).has_photos, only(both, (0, 3)).has_photos] == [True, False, True]


def test_one_whose_words_are_not_to_be_read_decides_for_those_it_is_put_together_with():
    silent = whole(PHOTO).model_copy(update={"searchable": False})

    assert together((whole(PDF), whole(PHOTO))).searchable
    assert not together((whole(PDF), silent)).searchable
    assert not only(silent, (0,)).searchable
    assert not turned(silent, 0, 90).searchable


def test_a_page_is_turned_and_its_sheet_found():
    corners = (Corner(0.1, 0.1), Corner(0.9, 0.1), Corner(0.9, 0.9), Corner(0.1, 0.9))
    made = turned(turned(whole(PHOTO), 0, 270), 0, 180)
    made = changed(made, 0, made.pages[0].model_copy(update={"corners": corners}))

    assert made.pages == (PageUse(source=0, page=0, turn=90, corners=corners, clearer=True),)
    assert Recipe.model_validate_json(made.model_dump_json()) == made


@given(st.lists(st.integers(0, 3), max_size=6))
def test_pages_kept_are_those_asked_for_in_that_order(places):
    before = together((whole(PDF), whole(PHOTO)))
    made = only(before, tuple(places))

    assert seen(made) == [seen(before)[place] for place in places]
    assert {source.sha256 for source in made.sources} == {seen(before)[place][0] for place in places}


@given(st.sets(st.integers(-1, 5), max_size=5))
def test_a_piece_cut_has_all_its_pages_in_their_order(at):
    before = together((whole(PDF), whole(PHOTO)))
    parts = cut(before, tuple(at))

    assert [page for part in parts for page in seen(part)] == seen(before)
    assert len(parts) == 1 + len({place for place in at if 0 < place < len(before.pages)})


def test_a_file_came_as_it_is_or_as_what_it_was_made_from():
    locked = Source(sha256="a" * 64, original="c" * 64, name="secret.pdf", size=9)

    assert (PDF.came_as, locked.came_as) == ("a" * 64, "c" * 64)


def test_what_is_done_to_photos_is_said_by_their_number():
    corners = (Corner(0.1, 0.1), Corner(0.9, 0.1), Corner(0.9, 0.9), Corner(0.1, 0.9))
    sheet = PageUse(source=0, page=0, corners=corners, clearer=True)

    assert photo_work(whole(PDF)) == ()
    assert photo_work(whole(PHOTO)) == ("1 photo éclaircie.",)
    assert photo_work(Recipe(sources=(PHOTO,), pages=(sheet, sheet))) == ("2 photos recadrées et éclaircies.",)
    bright = sheet.model_copy(update={"corners": None})
    plain = sheet.model_copy(update={"clearer": False})
    assert photo_work(Recipe(sources=(PHOTO,), pages=(sheet, plain))) == ("2 photos recadrées sur leur feuille.", "1 photo éclaircie.")
    assert photo_work(Recipe(sources=(PHOTO,), pages=(bright, plain))) == ("1 photo recadrée sur sa feuille.", "1 photo éclaircie.")
