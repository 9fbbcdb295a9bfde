"""Which service of the payer is invoiced: a short question whose answer is the code service."""

from PySide6.QtCore import Signal

from chorus_desktop.domain.procedure import InvoiceRule
from chorus_desktop.ui.forms.editors import RadioEditor
from chorus_desktop.ui.widgets.boxes import Card
from chorus_desktop.ui.widgets.words import words


class ServiceCard(Card):
    """The question and its answers.

    Args:
        rule: of the procedure; it has answers.

    Signals:
        chosen: the code of an answer.
    """

    chosen = Signal(str)

    def __init__(self, rule: InvoiceRule) -> None:
        super().__init__(gap=12)
        self._rule = rule
        self.answers = RadioEditor([(item.code, item.answer) for item in rule.services])
        self._said = words("", "caption")
        self.body.addWidget(words(rule.service_question, "title"))
        self.body.addWidget(self.answers)
        self.body.addWidget(self._said)
        for button, item in zip(self.answers.inputs, rule.services, strict=True):
            button.setAccessibleDescription(f"Code service {item.code}. {item.help}")
        self.answers.edited.connect(self._answered)

    def show_code(self, code: str) -> None:
        """Show what is chosen; an empty code for nothing yet."""
        self.answers.show_text(code)
        self._say()

    def take_focus(self) -> None:
        """Put the cursor on the answers."""
        self.answers.inputs[0].setFocus()

    def _answered(self) -> None:
        self._say()
        self.chosen.emit(self.answers.text())

    def _say(self) -> None:
        chosen = next((item for item in self._rule.services if item.code == self.answers.text()), None)
        self._said.setText(f"Code service {chosen.code}. {chosen.help}" if chosen else "La réponse donne le code service.")
