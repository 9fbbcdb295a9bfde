"""A choice that belongs to no record: its label over what one chooses in."""

from PySide6.QtWidgets import QWidget

from chorus_desktop.ui.forms.editors import Editor
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.words import words


class Labelled(QWidget):
    """An editor under its label, which names it for a screen reader too.

    Args:
        title: the label.
        editor: what one types or chooses in.
    """

    def __init__(self, title: str, editor: Editor) -> None:
        super().__init__()
        label = words(title, "label", wrap=False)
        first = editor.inputs[0]
        label.setBuddy(first)
        if len(editor.inputs) == 1:
            first.setAccessibleName(title)
        for each in editor.inputs[1:]:
            each.setAccessibleDescription(title)
        self.setLayout(vertical(label, editor, None, gap=4))
