"""What was done to attachments, written down so that it can be undone."""

from chorus_desktop.domain.attachment_act import act_between
from chorus_desktop.domain.piece import Source, whole
from tests.helpers import examples

MADE = examples.attachment(id="made", recipe=whole(Source(sha256="a" * 64, name="scan.pdf", size=3)))
PASSED = examples.attachment(id="passed")


def test_nothing_done_is_no_act():
    assert act_between((MADE, PASSED), (MADE, PASSED)) is None


def test_only_what_differs_is_written_down():
    act = act_between((MADE, PASSED), (PASSED, MADE.model_copy(update={"kind": "other"})))

    assert (act.before.order, act.after.order) == (("made", "passed"), ("passed", "made"))
    assert ([item.id for item in act.before.items], [item.kind for item in act.after.items]) == (["made"], ["other"])


def test_what_a_recipe_makes_names_no_bytes():
    act = act_between((MADE, PASSED), ())

    assert [item.sha256 for item in act.before.items] == ["", PASSED.sha256]
