"""A ready e-mail: read, copied, or opened in the mail program. The program itself sends nothing."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from chorus_desktop import services
from chorus_desktop.domain import letters
from chorus_desktop.domain.letters import BLANK
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.editors import RadioEditor
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Line, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.facts import CopyRow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import LetterText


class LetterPage(Page):
    """One letter of the procedure, filled for this dossier.

    Args:
        desk: what a page may ask for.
        dossier_id: for which dossier.
        key: which letter of its procedure.
        invoice_id: the invoice it speaks of, if any.
    """

    def __init__(self, desk: Desk, dossier_id: str, key: str, invoice_id: str = "") -> None:
        super().__init__("Un message tout prêt", where="Dossier")
        self._desk = desk
        self._about = (dossier_id, key, invoice_id)
        self._text: LetterText | None = None
        self._to = ""
        self._address = Slot()
        self._slot = Slot(gap=16)
        self._body = QPlainTextEdit()
        self._body.setReadOnly(True)
        self._body.setTabChangesFocus(True)
        self._body.setAccessibleName("Texte du message")
        theme.hold(self._body, min_height=380)
        self._copy = SecondaryButton("Copier le message", self._copy_body, icon="copy")
        self.add(self._slot)
        back = SecondaryButton("Retour", desk.back, icon="arrow-left")
        self._print = SecondaryButton("Version à imprimer", self._show_paper, icon="printer")
        self._print.hide()
        self.add_actions(PrimaryButton("Ouvrir dans ma messagerie", self._open, icon="mail"), self._copy, self._print, back=back)
        desk.ask(services.dossiers.letter, dossier_id, key, desk.today, invoice_id, then=self._show)

    def _show(self, text: "LetterText") -> None:
        self._text = text
        self._to = text.addresses[0][1] if text.addresses else ""
        subtitle = "Rien n’est envoyé par le programme\u00a0: vous relisez, puis vous envoyez vous-même."
        self.header.say(text.title, where="Message tout prêt", subtitle=subtitle)
        self._body.setPlainText(text.body)
        self._print.setVisible(text.printable)
        choice = [self._choice(text)] if len(text.addresses) > 1 else []
        card = Card(self._address, Line(), CopyRow("Objet", text.subject), Line(), margins=(6, 6, 6, 6), gap=0)
        card.body.addLayout(vertical(self._body, margins=(14, 14, 14, 14)))
        hole = ProblemBox(
            f"Complétez les «\u00a0{BLANK}\u00a0» avant d’envoyer",
            "Le programme ne connaît pas encore ces renseignements\u00a0: ils viennent de la fiche de l’association ou de la facture en cours.",
            level="warning",
        )
        self._slot.show_pieces(*choice, *([hole] if BLANK in text.body else []), card)
        # Only now: shown before it has its place, it would be a window of its own for an instant.
        self._address.show_pieces(CopyRow("À", self._to))

    def _choice(self, text: "LetterText") -> Card:
        """Several mailboxes answer for different things: which one, is a decision."""
        which = RadioEditor([(email, f"{title}\u00a0: {email}") for title, email in text.addresses])
        which.show_text(self._to)
        which.edited.connect(lambda: self._send_to(which.text()))
        return Card(words("À qui l’envoyer\u00a0?", "title"), which, gap=10)

    def _send_to(self, email: str) -> None:
        self._to = email
        self._address.show_pieces(CopyRow("À", email))

    def _copy_body(self) -> None:
        self._desk.copy(self._body.toPlainText())
        self._copy.setText("Message copié")
        self._copy.show_icon("check")
        announce.say(self, "Message copié")

    def _show_paper(self) -> None:
        dossier_id, key, invoice_id = self._about
        desk, title = self._desk, self._text.title if self._text is not None else ""
        on_paper = services.returned_letters.on_paper
        desk.ask(on_paper, dossier_id, key, desk.today, invoice_id, then=lambda pdf: desk.go.paper(title, pdf))

    def _open(self) -> None:
        if self._text is not None:
            self._desk.open_outside(letters.mailto(self._to, self._text.subject, self._text.body))
