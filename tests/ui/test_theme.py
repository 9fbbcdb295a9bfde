"""The look: contrast in both schemes, sizes that follow the reader, words of the style sheet that exist."""

import re
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chorus_desktop import resources
from chorus_desktop.ui import icons, theme, tokens
from chorus_desktop.ui.theme import Appearance, Scheme
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton
from chorus_desktop.ui.widgets.words import words
from tests.helpers.checkout import python_files


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    """WCAG 2.2's ratio, from 1 to 21."""
    dark, light = sorted((luminance(ink), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_read_easily_in_both_schemes(scheme):
    colours = getattr(tokens.load(), scheme)

    pale = [
        f"{ink} on {ground}: {contrast(colours[ink], colours[ground]):.2f}, wanted {pair.ratio}"
        for pair in tokens.load().pairs
        for ink in pair.inks
        for ground in pair.on
        if contrast(colours[ink], colours[ground]) < pair.ratio
    ]

    assert pale == []


def test_both_schemes_name_the_same_colours():
    assert set(tokens.load().light) == set(tokens.load().dark)


def test_black_on_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_every_word_of_the_style_sheet_is_known_and_used(look):
    template = resources.text("styles", "app.qss")
    used = set(re.findall(r"@([a-z_]+)", template))
    source = "".join(path.read_text(encoding="utf-8") for path in python_files("chorus_desktop"))
    drawn = {name for name in tokens.load().light if re.search(rf'"{name}"', source)}

    assert set(tokens.load().light) - used - drawn == set(), "colours that nothing shows"
    assert "@" not in theme.render_sheet(template, dict.fromkeys(used, ""), 1.0)


def test_the_style_sheet_grows_with_the_text():
    assert theme.render_sheet("a { padding: 4u 10u; color: @ink; border: 1px }", {"ink": "#a1b2c3"}, 1.5) == (
        "a { padding: 6px 15px; color: #a1b2c3; border: 1px }"
    )


def test_a_scheme_reaches_windows_already_open(look, shown):
    label = words("Bonjour")
    shown(label)

    look.show(Appearance(Scheme.DARK))

    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(tokens.load().dark["text"])
    look.show(Appearance(Scheme.LIGHT))
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(tokens.load().light["text"])


def test_larger_text_makes_everything_larger(look, shown):
    page, label = QWidget(), words("Bonjour", "heading")
    column = QVBoxLayout(page)
    theme.space(column, margins=(10, 0, 10, 0), gap=8)
    theme.hold(label, min_width=100)
    column.addWidget(label)
    shown(page)
    before = (column.contentsMargins().left(), column.spacing(), label.minimumWidth(), label.fontInfo().pixelSize())

    look.show(Appearance(Scheme.LIGHT, text=2.0))

    after = (column.contentsMargins().left(), column.spacing(), label.minimumWidth(), label.fontInfo().pixelSize())
    assert after == tuple(2 * size for size in before)


def test_the_system_is_followed_when_it_says_nothing(look):
    look.show(Appearance(Scheme.SYSTEM))

    assert not look.is_dark, "a bare screen is light"


def pixels(icon: QIcon) -> set[str]:
    image = icon.pixmap(QSize(24, 24)).toImage()
    found = (image.pixelColor(x, y) for x in range(24) for y in range(24))
    return {colour.name() for colour in found if colour.alpha() == 255}


def test_an_icon_takes_the_colour_of_the_scheme(look):
    drawing = icons.icon("house", "accent")
    assert tokens.load().light["accent"].lower() in pixels(drawing)

    look.show(Appearance(Scheme.DARK))

    assert pixels(drawing) >= {tokens.load().dark["accent"].lower()}
    assert tokens.load().light["accent"].lower() not in pixels(drawing)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_crisp_on_a_fine_screen(look, ratio):
    picture = icons.icon("house", "accent").pixmap(QSize(20, 20), ratio)
    inked = sum(picture.toImage().pixelColor(x, y).alpha() > 0 for x in range(picture.width()) for y in range(picture.height()))

    assert (picture.width(), picture.devicePixelRatio()) == (20 * ratio, ratio)
    assert inked > 0.2 * picture.width() ** 2, "drawn over the whole of it"


def test_an_icon_that_is_not_shipped_is_a_bug_seen_at_once(look):
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-drawing")


def test_an_icon_stands_clear_of_its_words(shown):
    alone, both = Button("Copier"), Button("Copier", icon="copy")

    assert both.sizeHint().width() - alone.sizeHint().width() >= both.iconSize().width() + theme.px(8)


@pytest.mark.parametrize("enabled", [True, False])
def test_a_button_with_an_icon_shows_its_words(shown, enabled):
    button = PrimaryButton("Continuer", icon="arrow-right", after=True)
    button.setEnabled(enabled)
    shown(button, 200, 48)
    image = button.grab().toImage()
    ink = QColor(tokens.load().light["on_primary" if enabled else "second"])

    inked = [x for x in range(image.width()) if any(image.pixelColor(x, y) == ink for y in range(image.height()))]

    assert inked[-1] - inked[0] > button.fontMetrics().horizontalAdvance("Continuer")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot die there")
def test_none_survives_the_calls_that_take_it_away(qapp):
    """PySide6 6.12.0 on Python 3.11 gives back one reference to None too many in each call; the interpreter died after some thousands."""
    widget = QWidget()

    for _ in range(20_000):
        widget.setToolTip("")

    assert sys.getrefcount(None) > 1_000_000
