"""What an invoice was proved with, once two rows of its sheet were found to be one child."""

from dataclasses import replace

import pytest

from chorus_desktop.domain.attendance import Counting
from chorus_desktop.domain.merging import joined, united
from tests.domain.test_proving import changed, used
from tests.helpers import presences, proofs


def merged(sheet, kept, gone):
    """Two rows made one, on the sheet."""
    one, other = (sheet.child(child) for child in (kept, gone))
    mine, its = ({session: cell for (session, of), cell in sheet.marks.items() if of == child} for child in (kept, gone))
    marks = {place: cell for place, cell in sheet.marks.items() if place[1] not in (kept, gone)}
    return replace(
        sheet,
        children=tuple(joined(one, other) if child.id == kept else child for child in sheet.children if child.id != gone),
        marks={**marks, **{(session, kept): cell for session, cell in united(mine, its, {}).items()}},
    )


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([proofs.line(12)], "la feuille compte maintenant 8 au lieu de 12"),
        ([proofs.line(4, beneficiary="Lina A."), proofs.line(4, beneficiary="Noé A.")], "la feuille compte maintenant 4 au lieu de 8"),
        ([proofs.line(3, counting=Counting.CHILD)], "la feuille compte maintenant 2 au lieu de 3"),
        ([proofs.line(18, counting=Counting.HOUR)], "la feuille compte maintenant 12 au lieu de 18"),
        ([proofs.line(4, counting=Counting.SESSION)], ""),
    ],
)
def test_one_child_billed_twice_is_said_once_its_rows_are_one(lines, sentence):
    sheet = presences.sheet(3, 4)
    found = changed(used(sheet, *lines), merged(sheet, "c0", "c1"))

    assert found.sentence == sentence
    assert found.still_right == (not sentence)
