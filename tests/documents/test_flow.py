"""Rows down the pages: nothing falls off, nothing stands alone."""

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.documents import kit
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.ops import Text
from chorus_desktop.documents.rows import Row, one_cell, text_lines


def block(name, lines):
    return one_cell(*text_lines("\n".join(f"{name}.{rank}" for rank in range(lines)), kit.TEXT, 400))


def texts(page):
    return [op.text for op in page if isinstance(op, Text)]


@given(st.lists(st.integers(min_value=1, max_value=150), max_size=12), st.sampled_from([kit.PORTRAIT, kit.CODED, kit.CODED_LANDSCAPE]))
def test_every_line_of_every_row_is_on_a_page_in_order_and_inside(heights, shape):
    flow = Flow(shape)
    for rank, height in enumerate(heights):
        flow.add(block(rank, height))

    assert [text for page in flow.pages for text in texts(page)] == [
        f"{rank}.{line}" for rank, lines in enumerate(heights) for line in range(lines)
    ]
    assert all(shape.bottom <= op.y <= shape.body_top for page in flow.pages for op in page)


@given(st.lists(st.integers(min_value=1, max_value=90), min_size=1, max_size=8))
def test_a_table_repeats_its_titles_and_loses_no_line(heights):
    flow = Flow()
    flow.table(block("titles", 1), block("again", 1), [block(rank, height) for rank, height in enumerate(heights)], follower=100)

    first, *rest = flow.pages
    assert texts(first)[0] == "titles.0"
    assert all(texts(page)[0] == "again.0" for page in rest)
    body = [text for page in flow.pages for text in texts(page) if text[0].isdigit()]
    assert body == [f"{rank}.{line}" for rank, lines in enumerate(heights) for line in range(lines)]


@given(st.integers(min_value=0, max_value=60))
def test_a_heading_never_ends_a_page(before):
    flow = Flow()
    for rank in range(before):
        flow.add(block(f"before{rank}", 1))
    flow.section(block("heading", 1), [block("body", 3)])

    page = next(page for page in flow.pages if "heading.0" in texts(page))
    assert "body.0" in texts(page)


def test_no_space_and_no_rule_at_the_top_of_a_page():
    flow = Flow()
    flow.space(50)
    flow.add(Row(block("a", 1).cells, above=20, top_rule=1))

    assert [type(op) for op in flow.pages[0]] == [Text]
    assert flow.pages[0][0].y > kit.BODY_TOP - kit.TEXT.leading
