"""How much of what the portal accepts attachments take, each and together."""

from chorus_desktop.domain.attachment_room import room
from chorus_desktop.domain.piece import Source, cut, whole
from tests.helpers import examples

LIMITS = examples.portal().limits


def test_nothing_joined_leaves_all():
    assert room((), LIMITS).model_dump() == {
        "size": 0, "limit": 120_000_000, "file_limit": 10_000_000, "left": 120_000_000, "share": 0, "files": (),
    }  # fmt: skip


def test_what_each_takes_and_weighed_before():
    came = Source(sha256="a" * 64, name="scan.pdf", size=30_000_000)
    light, plain = examples.attachment(size=2_500_000, recipe=whole(came)), examples.attachment(size=10_000_001)

    found = room((light, plain), LIMITS)

    assert [(file.size, file.before, file.is_over) for file in found.files] == [
        (2_500_000, 30_000_000, False),
        (10_000_001, 10_000_001, True),
    ]
    assert found.files[0].share == 0.25
    assert (found.size, found.left) == (12_500_001, 107_499_999)


def test_of_a_part_of_a_file_nobody_knows_what_it_weighed_before():
    came = Source(sha256="a" * 64, name="scan.pdf", size=30_000_000, pages=4)
    halves = [examples.attachment(size=size, recipe=part) for size, part in zip((2_000, 3_000), cut(whole(came), (2,)), strict=True)]

    assert [(file.size, file.before) for file in room(halves, LIMITS).files] == [(2_000, 2_000), (3_000, 3_000)]


def test_too_much_together_leaves_less_than_nothing():
    assert room([examples.attachment(size=9_900_000)] * 13, LIMITS).left == -8_700_000
