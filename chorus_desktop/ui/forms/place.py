"""Where a field stands in its page, as problems write it, so that one can be sent back there."""

from PySide6.QtWidgets import QWidget

PLACE = "place"
"""Name of the property in which a field, and what several of the same stand in (a line, a card), say their part of a problem's path."""


def field_of(widget: QWidget | None) -> str:
    """The path of what has the focus inside its page, as problems write it: ``lines.2.quantity``; empty outside any field."""
    parts: list[str] = []
    while widget is not None:
        if part := widget.property(PLACE):
            parts.insert(0, str(part))
        widget = widget.parentWidget()
    return ".".join(parts)
