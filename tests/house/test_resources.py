"""What is shipped beside the code: licences, icons that can take a colour, fonts that have the letters."""

import re
from fnmatch import fnmatch
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont

from chorus_desktop import resources
from tests.helpers.checkout import ROOT

FROM_ELSEWHERE = ("fonts", "icc", "icons")
FRENCH = "éèàùçœŒæŸÉ€’«»–—…\u00a0\u202f"
GREEK_AND_CYRILLIC = "αβγδΩЖяЫ"


def test_every_file_from_elsewhere_has_its_licence():
    rows = re.findall(r"(?m)^\|(.+?)\|.*\|\s*`(.+?)`\s*\|$", resources.text("README.md"))
    patterns = {pattern: licence for files, licence in rows for pattern in re.findall(r"`(.+?)`", files)}
    for folder in FROM_ELSEWHERE:
        for path in sorted((ROOT / "resources" / folder).iterdir()):
            if path.name.startswith("LICENSE"):
                continue
            licences = [licence for pattern, licence in patterns.items() if fnmatch(f"{folder}/{path.name}", pattern)]
            assert licences, f"{folder}/{path.name} is not in resources/README.md"
            assert all((ROOT / "resources" / name).exists() or (ROOT / name).exists() for name in licences)


@pytest.mark.parametrize("name", resources.names("icons", ".svg"))
def test_icons_take_the_colour_of_the_theme(name):
    drawing = ElementTree.fromstring(resources.text("icons", name))  # noqa: S314 -- a file of the checkout

    assert drawing.get("viewBox")
    assert name == "app.svg" or drawing.get("stroke") == "currentColor"


@pytest.mark.parametrize("name", resources.names("fonts", ".ttf"))
def test_fonts_have_what_they_must_draw(qapp, name):
    wanted = FRENCH + (GREEK_AND_CYRILLIC if name.startswith("Liberation") else "←→✓")
    font = QRawFont(str(resources.path("fonts", name)), 12)

    assert [f"U+{ord(sign):04X}" for sign in wanted if not font.supportsCharacter(ord(sign))] == []


def test_bold_is_another_drawing_than_regular(qapp):
    for name in resources.names("fonts", ".ttf"):
        assert QFontDatabase.addApplicationFont(str(resources.path("fonts", name))) >= 0
    for family in ("Atkinson Hyperlegible Next", "Liberation Sans"):
        regular, bold = QFont(family), QFont(family)
        bold.setBold(True)
        assert QFontMetricsF(bold).horizontalAdvance("facture") > QFontMetricsF(regular).horizontalAdvance("facture")


def test_the_colour_profile_is_one():
    profile = resources.bytes_of("icc", "sRGB.icc")

    assert profile[36:40] == b"acsp"
    assert profile[16:20] == b"RGB "


def test_what_is_not_shipped_is_said():
    with pytest.raises(FileNotFoundError, match=r"icons/unknown\.svg"):
        resources.text("icons", "unknown.svg")
