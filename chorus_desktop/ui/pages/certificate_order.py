"""What is chosen before attestations are issued: the days, what each speaks of, the children, the signature."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.care import masked
from chorus_desktop.domain.ordering import CertificateOrder
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read, write
from chorus_desktop.ui.forms.editors import ComboEditor, FlagEditor
from chorus_desktop.ui.forms.form import Form, Section
from chorus_desktop.ui.forms.labelled import Labelled
from chorus_desktop.ui.widgets.boxes import boxed, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.certificates import CertificatesView

ONE_BY_ONE = "one_by_one"


class CertificateChoices(QWidget):
    """The form of an order.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, view: "CertificatesView") -> None:
        super().__init__()
        self._sensitive = view.sensitive
        fields: list[str | tuple[str, ...]] = [("first", "last"), ("issued_on", "place"), "grouping"]
        self._form = Form(CertificateOrder, [Section([*fields, *(["by_image"] if view.has_image else [])])])
        self._form.show_texts(write(view.order))
        self._who = ComboEditor([*view.groups, (ONE_BY_ONE, "Les enfants que je choisis…")], empty="")
        self._who.show_text(view.order.children)
        self._children = {child_id: (FlagEditor(name), name) for child_id, name in view.children}
        self._names = NamesButton()
        self._names.setVisible(view.sensitive)
        every = LinkButton("Tout cocher", lambda: self._tick(on=True))
        none = LinkButton("Tout décocher", lambda: self._tick(on=False))
        boxes = Flow(*(editor for editor, _ in self._children.values()), gap=20)
        self._one_by_one = boxed(vertical(Flow(every, none, self._names, gap=16), boxes, gap=8))
        self._problem = words("", "problem")
        self._problem.hide()
        card = self._form.cards[0]
        for place, piece in enumerate((Labelled("Pour", self._who), self._one_by_one, self._problem), start=1):
            card.body.insertWidget(place, piece)
        self.setLayout(vertical(self._form))
        self._show_children()
        self._mask()
        self._who.edited.connect(self._show_children)
        self._names.turned.connect(self._mask)
        self._form.edited.connect(self.changed)
        for editor in (self._who, *(editor for editor, _ in self._children.values())):
            editor.edited.connect(self.changed)

    @property
    def first(self) -> QWidget:
        """What the focus begins with."""
        return self._form.first

    def order(self) -> CertificateOrder:
        """What is wanted, as far as it can be read."""
        read_ = read(CertificateOrder, self._form.typed()).value
        who = self._who.text()
        ticked = tuple(child_id for child_id, (editor, _) in self._children.items() if editor.text())
        chosen = {"only": ticked, "children": ""} if who == ONE_BY_ONE else {"children": who}
        return read_.model_copy(update=chosen)

    def unread(self) -> tuple[Problem, ...]:
        """What is typed and cannot be read."""
        return self._form.problems()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem under its field."""
        self._form.show_problems(problems)
        own = next((problem for problem in problems if problem.field == "children"), None)
        self._problem.setText(own.sentence if own else "")
        self._problem.setVisible(own is not None)

    def hide_names(self) -> None:
        """The page is left: names are hidden again where they are to be."""
        self._names.hide_names()

    def _show_children(self) -> None:
        self._one_by_one.setVisible(self._who.text() == ONE_BY_ONE)

    def _tick(self, *, on: bool) -> None:
        for editor, _ in self._children.values():
            editor.show_text("oui" if on else "")
        self.changed.emit()

    def _mask(self) -> None:
        hidden = self._sensitive and not self._names.shows
        for editor, name in self._children.values():
            editor.box.setText(masked(name) if hidden else name)
