"""One person who has an account attached to the structure: login, role, rights, since when, until when."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.preparation import PortalPerson
from chorus_desktop.domain.preparation_guide import PreparationGuide
from chorus_desktop.ui.forms.autosave import Autosave
from chorus_desktop.ui.forms.editors import FlagEditor, RadioEditor
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.forms.fields import FieldRow
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.words import words


class PersonCard(Card):
    """Saved by its page through ``fields.typed``.

    Args:
        guide: the portal's names of the rights.

    Attributes:
        autosave: has what is typed saved.

    Signals:
        removed: « Retirer » was pressed.
    """

    removed = Signal()
    autosave: Autosave

    def __init__(self, guide: PreparationGuide) -> None:
        super().__init__(gap=16)
        self.fields = FieldRows(PortalPerson, parent=self)
        make = self.fields.make
        self._title = words("", "title")
        self._remove = Button("Retirer", self.removed.emit, kind="small", icon="trash-2")
        flags = [make(right.key, title=right.label) for right in guide.rights]
        rights = boxed(vertical(words("Droits", "label"), *flags, None, gap=6))
        self.body.addLayout(horizontal((self._title, 1), self._remove, gap=16))
        self.body.addWidget(Columns([make("name"), make("login")], from_width=560, gap=20))
        self.body.addWidget(Columns([make("role"), rights], from_width=560, gap=20))
        self.body.addWidget(Columns([make("since"), make("left_on")], from_width=560, gap=20))
        for right in guide.rights:
            self.fields.by_name[right.key].edited.connect(self._chosen)
        for name in ("role", "since", "left_on"):
            row = self.fields.by_name[name]
            (row.edited if name == "role" else row.left).connect(self._chosen)

    def watch(self, save: Autosave) -> None:
        """Have what is typed saved."""
        self.autosave = save
        self.fields.edited.connect(save.touch)

    def show_person(self, typed: Mapping[str, str], rank: int) -> None:
        """Show what is kept; ``rank``, from 1, tells the cards apart."""
        if not self.autosave.unsaved:
            self.fields.show_texts(typed)
            self.fields.show_problems(self.fields.problems())
        self._title.setText(typed["name"] or f"Personne {rank}")
        self._remove.setAccessibleName(f"Retirer la personne {rank}")
        for row in self.fields.by_name.values():
            _name_apart(row, f"personne {rank}")

    def take_focus(self) -> None:
        """Put the cursor in the name."""
        self.fields.by_name["name"].take_focus()

    def _chosen(self) -> None:
        # What is ticked or dated changes what the page says: at once, not two seconds later.
        self.autosave.flush()


def _name_apart(row: FieldRow, who: str) -> None:
    """Several cards have the same fields: each is said with the person it belongs to."""
    if isinstance(row.editor, RadioEditor | FlagEditor):
        for each in row.editor.inputs:
            each.setAccessibleName(f"{_text(each)}, {who}")
        return
    row.editor.inputs[0].setAccessibleName(f"{row.spec.title}, {who}")
    for button in row.editor.findChildren(QuietButton):
        button.setAccessibleName(f"Choisir dans un calendrier\u00a0: {row.spec.title}, {who}")


def _text(button: QWidget) -> str:
    return str(button.property("text"))
