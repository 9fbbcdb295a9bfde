"""Text on a page: one function and the steps of the tokens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from chorus_desktop.ui import theme


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


def restyle(label: QLabel, step: str) -> None:
    """Say the same text at another step."""
    if label.property("step") != step:
        label.setProperty("step", step)
        theme.repolish(label)
