"""A field one searches in: a glass, and a cross that empties it."""

from PySide6.QtWidgets import QLineEdit, QToolButton

from chorus_desktop.ui import icons, theme


def search_field(name: str, *, hint: str = "Rechercher", width: float = 360) -> QLineEdit:
    """Make one.

    Args:
        name: what is searched, for screen readers.
        hint: shown while it is empty.
        width: at most, in units.
    """
    field = QLineEdit()
    field.setClearButtonEnabled(True)
    field.setPlaceholderText(hint)
    field.setAccessibleName(f"Rechercher\u00a0: {name}")
    field.addAction(icons.icon("search", "second"), QLineEdit.ActionPosition.LeadingPosition)
    for button in field.findChildren(QToolButton):
        # Qt's own icons in a field have no name: the one that clears it, and the glass, which only shows what the field is for.
        button.setAccessibleName("Effacer la recherche" if button.defaultAction().objectName() else "Rechercher")
    theme.hold(field, max_width=width)
    return field
