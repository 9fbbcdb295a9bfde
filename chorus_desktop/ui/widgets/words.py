"""Text on a page: one function and the steps of the tokens."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from chorus_desktop.ui import theme

_PIECE = 20
_UNBROKEN = re.compile(r"\S{41,}")


def words(text: str, step: str = "body", *, wrap: bool = True) -> QLabel:
    """A piece of text.

    Args:
        text: shown as it is, never as markup: it may hold what a volunteer typed.
        step: how it is said: ``heading``, ``title``, ``subheading``, ``figure``, ``lead``, ``body``, ``strong``, ``second``, ``caption``,
            ``label``, ``problem``, ``warning``, ``done``.
        wrap: whether it may take several lines.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setIndent(0)
    label.setProperty("step", step)
    policy = label.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed)
    label.setSizePolicy(policy)
    return label


def breakable(text: str) -> str:
    """The text with invisible places to cut its longest words, which would widen the page past the window."""
    return _UNBROKEN.sub(lambda run: "\u200b".join(re.findall(rf".{{1,{_PIECE}}}", run[0])), text)


def shortened(text: str, most: int = 60) -> str:
    """A long name without its middle: its beginning and its extension are what one knows it by."""
    if len(text) <= most:
        return text
    kept = most - 1
    return f"{text[: kept - kept // 3]}…{text[-(kept // 3) :]}"


def restyle(label: QLabel, step: str) -> None:
    """Say the same text at another step."""
    if label.property("step") != step:
        label.setProperty("step", step)
        theme.repolish(label)
