"""A window as a screen reader meets it, read in this process."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

ACTIVE = {
    QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton, QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText, QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Link, QAccessible.Role.SpinBox,
    QAccessible.Role.PushButton, QAccessible.Role.ProgressBar, QAccessible.Role.ButtonMenu,
}  # fmt: skip
"""What one acts on or must read as one thing: each needs a name."""


def walk(root: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything shown under a widget, itself included."""
    yield from _walk(QAccessible.queryAccessibleInterface(root))


def name_of(widget: QWidget) -> str:
    """What is said when a widget takes the focus."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def description_of(widget: QWidget) -> str:
    """What is said after its name."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def nameless(root: QWidget) -> list[str]:
    """The active things under a widget that a screen reader could not name."""
    return [
        f"{item.object().metaObject().className()} {item.role()}"
        for item in walk(root)
        if item.role() in ACTIVE and not item.text(QAccessible.Text.Name).strip() and item.object() is not None
    ]


def _walk(item: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if item is None or not item.isValid() or item.state().invisible:
        return
    yield item
    if item.role() in (QAccessible.Role.Table, QAccessible.Role.ComboBox):
        return
    for place in range(item.childCount()):
        yield from _walk(item.child(place))
