"""Everything the program asks in a dialog of its own, through one object that tests replace by a recorder."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QWidget

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.problems import LEVELS
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FileKind = tuple[str, Sequence[str]]
"""What a kind of file is called, and its suffixes: ``("PDF et images", (".pdf", ".png"))``."""

PDF: FileKind = ("PDF", (".pdf",))
ANY: FileKind = ("Tous les fichiers", ())


class Dialogs:
    """Asks the volunteer. Every button is a verb; Escape never does anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self._folder = documents if documents.is_dir() else Path.home()

    def confirm(self, question: str, detail: str = "", *, yes: str, no: str = "Annuler", danger: bool = False) -> bool:
        """Ask before an act.

        Args:
            question: « Supprimer cette facture ? ».
            detail: what will happen.
            yes: the words of the button that acts (« Supprimer »).
            no: the words of the other one, which Escape presses too.
            danger: the act cannot be undone; Enter then presses the other button.
        """
        return (
            self.choose(question, detail, {"no": no, "yes": yes}, main="no" if danger else "yes", danger="yes" if danger else "") == "yes"
        )

    def choose(self, question: str, detail: str, choices: Mapping[str, str], *, main: str, danger: str = "") -> str:
        """Ask which of several acts is wanted.

        Args:
            question: the question.
            detail: what each will do.
            choices: key → words of its button.
            main: the key that Enter chooses.
            danger: the key that cannot be undone.

        Returns:
            The key, or an empty text when the dialog was left with Escape.
        """
        box = MessageBox(self.parent, question, detail, level="warning" if danger else "info")
        for key, said in choices.items():
            kind = "danger" if key == danger else "primary" if key == main else "secondary"
            box.add_button(key, said, kind=kind, main=key == main)
        box.exec()
        return box.chosen

    def tell(self, sentence: str, detail: str = "", *, level: str = "info") -> None:
        """Say something that must be read before going on."""
        box = MessageBox(self.parent, sentence, detail, level=level)
        box.add_button("ok", "J’ai compris", kind="primary", main=True)
        box.exec()

    def trouble(self, trouble: Trouble) -> None:
        """Say what prevents an act, and what to do about it."""
        self.tell(trouble.sentence, trouble.what_to_do, level="error")

    def ask_text(self, question: str, detail: str, *, label: str, yes: str, no: str = "Annuler") -> str | None:
        """Ask for a sentence that is kept (the reason of a choice).

        Returns:
            What was typed without the spaces around it, or None when left with Escape or the other button.
        """
        box = MessageBox(self.parent, question, detail, level="info")
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        theme.hold(field, height=84, min_width=420)
        said = words(label, "label")
        said.setBuddy(field)
        box.content.addWidget(said)
        box.content.addWidget(field)
        box.add_button("no", no, kind="secondary")
        accept = box.add_button("yes", yes, kind="primary", main=True)
        accept.setEnabled(False)
        field.textChanged.connect(lambda: accept.setEnabled(bool(field.toPlainText().strip())))
        field.setFocus()
        box.exec()
        return field.toPlainText().strip() if box.chosen == "yes" else None

    def pick_files(self, title: str, kind: FileKind) -> list[Path]:
        """Ask for existing files; an empty list when none was chosen."""
        names, _ = QFileDialog.getOpenFileNames(self.parent, title, str(self._folder), _filters(kind))
        return [self._remember(name) for name in names]

    def pick_file(self, title: str, kind: FileKind) -> Path | None:
        """Ask for one existing file."""
        name, _ = QFileDialog.getOpenFileName(self.parent, title, str(self._folder), _filters(kind))
        return self._remember(name) if name else None

    def save_as(self, title: str, name: str, kind: FileKind) -> Path | None:
        """Ask where to write a file; its suffix is added when it was left out."""
        chosen, _ = QFileDialog.getSaveFileName(self.parent, title, str(self._folder / name), _filters(kind))
        if not chosen:
            return None
        path = self._remember(chosen)
        return path.with_name(path.name + kind[1][0]) if kind[1] and path.suffix.lower() not in kind[1] else path

    def pick_folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self.parent, title, str(self._folder))
        return self._remember(name) if name else None

    def pick_printer(self, title: str, pages: int) -> "QPrinter | None":
        """Ask for a printer, copies and pages.

        Args:
            title: of the document.
            pages: how many it has.
        """
        # Seldom needed, and slow to look for printers.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, self.parent)
        dialog.setMinMax(1, max(1, pages))
        return printer if dialog.exec() else None

    def _remember(self, name: str) -> Path:
        # The next question begins where the last one ended.
        path = Path(name)
        self._folder = path.parent
        return path


class MessageBox(QDialog):
    """A sentence in bold, what it means, and buttons whose words are verbs."""

    def __init__(self, parent: QWidget | None, sentence: str, detail: str, *, level: str) -> None:
        super().__init__(parent)
        icon, ink, said = LEVELS[level]
        self.chosen = ""
        self.setWindowTitle("Chorus Desktop")
        self.setAccessibleName(f"{said}\u00a0: {sentence}")
        self.setAccessibleDescription(detail)
        self.content = vertical(words(sentence, "subheading"), gap=8)
        if detail:
            self.content.addWidget(words(detail))
        self._buttons = horizontal(None, gap=12)
        picture = Picture(icon, ink, 26)
        top = horizontal(picture, (vertical(self.content, None), 1), gap=16)
        top.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.setLayout(vertical(top, self._buttons, margins=(26, 24, 26, 20), gap=22))
        theme.hold(self, min_width=480, max_width=620)

    def add_button(self, key: str, said: str, *, kind: str, main: bool = False) -> Button:
        """Add a button that closes the box with its key."""
        button = Button(said, kind=kind)
        button.clicked.connect(lambda: self._close(key))
        self._buttons.addWidget(button)
        if main:
            button.setDefault(True)
            button.setFocus()
        return button

    def _close(self, key: str) -> None:
        self.chosen = key
        self.accept()


def _filters(kind: FileKind) -> str:
    name, suffixes = kind
    everything = f"{ANY[0]} (*)"
    return f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes)});;{everything}" if suffixes else everything
