"""Whatever is brought, what comes back is a PDF for everybody or a sentence; the other process pays for the rest."""

import hashlib

import pytest

from chorus_desktop.domain.piece import Source, whole
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine.apart import Limits
from chorus_desktop.pdf.build import build
from chorus_desktop.pdf.cleaning import Cleaned, opened
from chorus_desktop.pdf.thumbnails import thumbnails
from chorus_desktop.services import apart
from tests.pdf.hostile import MADE_TO_MISLEAD
from tests.pdf.sound import is_sound

LIMITS = Limits(memory=1_200_000_000, seconds=5.0)


@pytest.mark.parametrize("name", MADE_TO_MISLEAD)
def test_a_sound_pdf_or_a_sentence(name):
    data = MADE_TO_MISLEAD[name]()
    try:
        cleaned = apart.run(opened, data, "", limits=LIMITS)
        assert isinstance(cleaned, Cleaned)
        source = Source(sha256=hashlib.sha256(data).hexdigest(), name="a.pdf", size=len(data), pages=cleaned.pages)
        built = apart.run(build, whole(source), (data,), 10_000_000, limits=LIMITS)
        assert built.done == cleaned.done
        assert is_sound(built.data)
    except Trouble as trouble:
        said(trouble)
    try:
        (seen,) = apart.run(thumbnails, data, 200, (0,), limits=LIMITS)
        assert seen.startswith(b"\x89PNG")
    except Trouble as trouble:
        said(trouble)


def said(trouble):
    assert trouble.sentence.endswith(".")
    assert trouble.what_to_do.endswith(".")
