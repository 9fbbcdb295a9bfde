"""What a screen reader says aloud without the focus moving: « Enregistré », « 3 points à corriger »."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def say(widget: QWidget, sentence: str) -> None:
    """Have a sentence said, on behalf of a widget."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
