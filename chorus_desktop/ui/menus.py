"""The menu bar: Fichier, Édition, Affichage, Aide. Whoever wires the program adds its own acts to them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMetaObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMainWindow, QMenu, QPlainTextEdit, QWidget

from chorus_desktop.ui import icons, theme
from chorus_desktop.ui.preferences import TEXT_SIZES
from chorus_desktop.ui.theme import Appearance, Scheme

SCHEMES = {Scheme.SYSTEM: ("Comme l’ordinateur", "settings"), Scheme.LIGHT: ("Clair", "sun"), Scheme.DARK: ("Sombre", "moon")}


class Menus:
    """The four menus of the window.

    Args:
        window: whose menu bar it is.
        keep: keeps the appearance chosen in « Affichage » for the next start.
    """

    def __init__(self, window: QMainWindow, keep: Callable[[Appearance], object]) -> None:
        self._window = window
        self._keep = keep
        bar = window.menuBar()
        self.file = bar.addMenu("&Fichier")
        self.edit = bar.addMenu("&Édition")
        self.view = bar.addMenu("&Affichage")
        self.help = bar.addMenu("Ai&de")
        self._fill_edit()
        self._fill_view()

    def add(
        self, menu: QMenu, text: str, act: Callable[[], object], *, keys: str | QKeySequence.StandardKey = "", icon: str = ""
    ) -> QAction:
        """Add an act to a menu.

        Args:
            menu: one of this object's menus.
            text: a verb; « … » at its end when it asks something first.
            act: what it does.
            keys: its shortcut, such as ``"Ctrl+N"``.
            icon: a Lucide name.
        """
        action = QAction(text, self._window)
        if icon:
            action.setIcon(icons.icon(icon))
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: act())
        menu.addAction(action)
        return action

    def _fill_edit(self) -> None:
        key = QKeySequence.StandardKey
        self.add(self.edit, "&Annuler la frappe", partial(_in_focused, "undo"), keys=key.Undo)
        self.add(self.edit, "&Rétablir la frappe", partial(_in_focused, "redo"), keys=key.Redo)
        self.edit.addSeparator()
        self.add(self.edit, "Cou&per", partial(_in_focused, "cut"), keys=key.Cut)
        self.add(self.edit, "&Copier", partial(_in_focused, "copy"), keys=key.Copy)
        self.add(self.edit, "C&oller", partial(_in_focused, "paste"), keys=key.Paste)
        self.add(self.edit, "&Tout sélectionner", partial(_in_focused, "selectAll"), keys=key.SelectAll)

    def _fill_view(self) -> None:
        colours = self.view.addMenu("&Couleurs")
        sizes = self.view.addMenu("&Taille du texte")
        schemes, scales = QActionGroup(self._window), QActionGroup(self._window)
        for scheme, (text, icon) in SCHEMES.items():
            action = self.add(colours, text, partial(self._show, scheme=scheme), icon=icon)
            action.setCheckable(True)
            action.setChecked(theme.current().appearance.scheme is scheme)
            schemes.addAction(action)
        for scale in TEXT_SIZES:
            action = self.add(sizes, f"{round(scale * 100)}\u00a0%", partial(self._show, text=scale))
            action.setCheckable(True)
            action.setChecked(theme.current().appearance.text == scale)
            scales.addAction(action)

    def _show(self, scheme: Scheme | None = None, text: float | None = None) -> None:
        now = theme.current().appearance
        wanted = Appearance(scheme=scheme or now.scheme, text=text or now.text)
        theme.current().show(wanted)
        self._keep(wanted)


def _in_focused(slot: str) -> None:
    """Do what the field that has the focus does by itself with the same keys."""
    widget: QWidget | None = QApplication.focusWidget()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        QMetaObject.invokeMethod(widget, slot)
    elif isinstance(widget, QAbstractItemView) and (act := getattr(widget, slot, None)) is not None:
        # A table one types in has those of them that mean something to it.
        act()
