"""The judges that other tests rely on do refuse, and a missing one is never a pass."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.helpers import tools, typography, verapdf


@verapdf.judged
def test_verapdf_refuses_a_page_whose_font_is_not_in_the_file():
    page = io.BytesIO()
    canvas = Canvas(page)
    canvas.drawString(100, 100, "Facture")
    canvas.save()

    failed = verapdf.validate(page.getvalue(), "1b")

    assert "6.3.4-1" in failed
    assert verapdf.validate(page.getvalue(), "ua1")


def test_a_missing_tool_is_not_run_at_a_desk_and_fails_in_ci(request, monkeypatch):
    request.node.add_marker(tools.needs("no-such-tool"))

    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="not run: no-such-tool"):
        tools.enforce(request.node)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no-such-tool"):
        tools.enforce(request.node)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Facultatif : la rue", "Facultatif\u00a0: la rue"),
        ("Que faire ?", "Que faire\u00a0?"),
        ("Le nom « {name} » est pris", "Le nom «\u00a0{name}\u00a0» est pris"),
        ("reste {amount} €", "reste {amount}\u00a0€"),
        (" : la suite", "\u00a0: la suite"),
        ("a !=b, f( :x), 10:30, http://exemple.fr", None),
        ("déjà\u00a0: bien", None),
    ],
)
def test_loose_spaces_are_found_and_mended(typed, mended):
    assert typography.loose(typed) == (mended is not None)
    assert typography.mended(typed) == (mended or typed)
    assert not typography.loose(typography.mended(typed))
