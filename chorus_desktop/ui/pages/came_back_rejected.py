"""« Rejetée »: acknowledge it on the portal, begin the invoice that takes its place, and what becomes of it in the accounts."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.status import StatusLine
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.returns import ReturnView

ACKNOWLEDGED = "J’ai acquitté sur le portail"
ACKNOWLEDGED_WORKS = "J’ai traité le rejet sur le portail"
ACCOUNTS = (
    "La facture rejetée ne compte plus dans vos totaux ici. Pour vos comptes, aucune règle officielle ne dit s’il faut un avoir ou une simple mention «\u00a0annulée\u00a0»\u00a0: "
    "demandez à votre comptable. Un avoir sur elle ne se dépose pas\u00a0: la collectivité ne la doit pas."
)


class RejectedPart(QWidget):
    """The three things to do.

    Args:
        desk: what a page may ask for.
        view: a rejected document.
        done: unused here: what is done shows on this page.
    """

    def __init__(self, desk: Desk, view: "ReturnView", done: Callable[[object], object]) -> None:  # noqa: ARG002 - as every part is made
        super().__init__()
        self._desk, self._view = desk, view
        self._slot = Slot(gap=16)
        self.setLayout(vertical(self._slot))
        self.show_view(view)

    def show_view(self, view: "ReturnView") -> None:
        """Show what is done and what is left."""
        self._view = view
        # What a piece of works asks for is reckoned anew by the next one: no credit note is made on it.
        accounts = [] if view.document.works else [self._accounts(view)]
        self._slot.show_pieces(self._acknowledge(view), self._again(view), *accounts)

    def closing(self) -> None:
        """Its acts stand where they are told."""

    def leaving(self) -> None:
        """Nothing is typed here."""

    def _acknowledge(self, view: "ReturnView") -> Card:
        word = view.recipe.acknowledge if view.recipe else ""
        card = Card(words(f"{word} sur le portail", "title"), gap=10)
        if view.life.acknowledged_on is not None:
            card.body.addWidget(
                StatusLine(f"{'Rejet traité' if view.document.works else 'Acquitté'} le {long_date(view.life.acknowledged_on)}", "done")
            )
            return card
        card.body.addWidget(words(f"«\u00a0{word}\u00a0» dit au portail que vous avez vu le rejet. Une fois fait, notez-le ici."))
        card.body.addLayout(
            horizontal(Button(ACKNOWLEDGED_WORKS if view.document.works else ACKNOWLEDGED, self._acknowledged, icon="check"), None)
        )
        return card

    def _acknowledged(self) -> None:
        self._desk.ask(services.life.acknowledged, self._view.id, self._desk.today, then=self._look)

    def _look(self, _: object) -> None:
        self._desk.ask(services.returns.view, self._view.id, self._desk.today, then=self.show_view)

    def _again(self, view: "ReturnView") -> Card:
        kind = view.document.kind
        card = Card(words(f"{view.document.the.capitalize()} corrigé{kind.e}", "title"), gap=10)
        if view.replaced_by is None:
            said = "Elle s’ouvre déjà remplie, avec les mêmes pièces. Corrigez ce que dit le motif\u00a0; elle aura un nouveau numéro."
            card.body.addWidget(
                words(
                    said if kind.e else said.replace("Elle s’ouvre déjà remplie", "Il s’ouvre déjà rempli").replace("elle aura", "il aura")
                )
            )
            words_ = f"Préparer {view.document.the} corrigé{kind.e}"
            card.body.addLayout(horizontal(PrimaryButton(words_, self._replace, icon="arrow-right", after=True), None))
            return card
        other, number = view.replaced_by
        go = self._desk.go
        card.body.addWidget(
            StatusLine(
                f"Remplacé{kind.e} par {number}" if number else "Commencée, sans numéro pour l’instant", "done" if number else "doing"
            )
        )
        press = partial(go.issued, other) if number else partial(go.invoice, other)
        card.body.addLayout(
            horizontal(SecondaryButton(f"Ouvrir {number}" if number else "Reprendre la nouvelle", press, icon="arrow-right"), None)
        )
        return card

    def _replace(self) -> None:
        desk = self._desk
        desk.ask(services.returns.replace, self._view.id, desk.today, then=desk.go.invoice)

    def _accounts(self, view: "ReturnView") -> Card:
        card = Card(words("Et dans vos comptes\u00a0?", "title"), words(ACCOUNTS), gap=10)
        if view.document.kind is DocumentKind.INVOICE:
            card.body.addLayout(horizontal(Button("Faire un avoir pour les comptes", self._credit, icon="undo-2"), None))
        return card

    def _credit(self) -> None:
        desk = self._desk
        desk.ask(services.invoices.credit, self._view.id, desk.today, then=desk.go.invoice)
