"""A page on which no code was read: she looks at it, types the code that is at its foot, or picks the paper in the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.editors import ComboEditor, LineEditor
from chorus_desktop.ui.forms.labelled import Labelled
from chorus_desktop.ui.widgets.boxes import Card
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.scans import Unplaced

CODE, PAGE, PAPER = "Code au pied de la page", "Page", "Ou le papier, dans la liste"


class UnplacedCard(Card):
    """One page to place.

    Args:
        page: what no code was read on.
        papers: code and words of each paper it may belong to.
        desk: what a page may ask for.

    Signals:
        asked: the code and the number of the page, as typed.
        dropped: the page is not to be kept.
    """

    asked = Signal(str, str)
    dropped = Signal()

    def __init__(self, page: "Unplaced", papers: tuple[tuple[str, str], ...], desk: Desk) -> None:
        super().__init__(gap=12)
        self.page = page
        self._desk = desk
        self._code, self._number = LineEditor(width=170), LineEditor(width=80)
        self._code.line.setPlaceholderText("ex. F-7K3Q-9X")
        self._paper = ComboEditor(papers)
        self._paper.edited.connect(lambda: self._code.show_text(self._paper.text()))
        self._problem = words("", "problem")
        self._problem.hide()
        fields = Flow(
            *(Labelled(title, editor) for title, editor in ((CODE, self._code), (PAGE, self._number), (PAPER, self._paper))), gap=18
        )
        about = f"\u00a0: {page.said}"
        acts = Flow(
            Button("Ranger cette page", self._ask, icon="check", name=f"Ranger{about}"),
            Button("Voir", self._look, icon="eye", name=f"Voir{about}"),
            Button("Laisser de côté", self.dropped.emit, kind="link", name=f"Laisser de côté{about}"),
            gap=12,
        )
        for each in (words(page.said, "subheading"), fields, self._problem, acts):
            self.body.addWidget(each)
        self._code.line.returnPressed.connect(self._ask)
        self._number.line.returnPressed.connect(self._ask)

    def texts(self) -> tuple[str, str]:
        """What is typed: the code, the page."""
        return self._code.text(), self._number.text()

    def show_texts(self, code: str, number: str) -> None:
        """Show what was typed."""
        self._code.show_text(code)
        self._number.show_text(number)

    def show_problem(self, problem: Problem) -> None:
        """Say what is wrong in what was typed, and put the cursor there."""
        self._problem.setText(problem.sentence)
        self._problem.show()
        (self._number if problem.field == "page" else self._code).line.setFocus()

    def _ask(self) -> None:
        self.asked.emit(*self.texts())

    def _look(self) -> None:
        self._desk.go.scan(self.page.said, self.page.data)
