"""The portal's certificate of deposit: filed with the invoice, to look at, to print, to replace; or where to drop it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.ui import announce, printing
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.certificate_area import CertificateArea
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, QuietButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import breakable, words

if TYPE_CHECKING:
    from datetime import date

    from chorus_desktop.domain.lifecycle import Life

TITLE = "Certificat de dépôt"


class CertificateCard(Card):
    """The proof of a deposit.

    Args:
        desk: what a page may ask for.
        invoice_id: the issued invoice.
        issued_on: its date.
        life: what is known of it.
        name: of the certificate that is filed; empty for none.
        changed: called once one was filed or taken back, with what she must know.
    """

    def __init__(
        self, desk: Desk, invoice_id: str, issued_on: "date", life: "Life", name: str, changed: Callable[[tuple[str, ...]], object]
    ) -> None:
        super().__init__(words(TITLE, "subheading"), gap=12)
        self._desk, self._id, self._changed, self._name = desk, invoice_id, changed, name
        self._told = words("", "done")
        self._told.hide()
        area = CertificateArea(desk, invoice_id, issued_on)
        area.filed.connect(changed)
        if not name:
            if life.deposited_on is None:
                self.body.addWidget(words("Le jour du dépôt y est lu, et noté ici.", "second"))
            self.body.addWidget(area)
            return
        self.body.addWidget(self._filed(life))
        self.body.addWidget(self._told)
        more = boxed(vertical(area, Flow(LinkButton("Retirer le certificat", self._remove)), gap=10))
        self.body.addWidget(Disclosure("Remplacer ou retirer le certificat", more))

    def _filed(self, life: "Life") -> QWidget:
        day = f"Classé le {french.long_date(life.certificate_on)}." if life.certificate_on else ""
        number = [words(breakable(f"n°\u00a0{life.certificate}"), "caption")] if life.certificate else []
        copy = QuietButton("copy", "Copier le numéro du certificat", lambda: self._copy(life.certificate))
        text = vertical(words(breakable(self._name), "strong"), *number, words(day, "caption"), gap=2)
        return boxed(
            horizontal(
                Picture("circle-check", "done", 24),
                (text, 1),
                *([copy] if life.certificate else []),
                QuietButton("eye", f"Voir\u00a0: {self._name}", self._look),
                QuietButton("printer", f"Imprimer\u00a0: {self._name}", self._print),
                gap=10,
            )
        )

    def _copy(self, number: str) -> None:
        self._desk.copy(number)
        self._tell("Numéro du certificat copié.")

    def _look(self) -> None:
        self._desk.ask(services.deposit_certificate.content, self._id, then=lambda pdf: self._desk.go.scan(self._name, pdf))

    def _print(self) -> None:
        then = lambda pdf: printing.print_pdf(self._desk, self._name, pdf, self._tell)  # noqa: E731 - held by this card, gone with it
        self._desk.ask(services.deposit_certificate.content, self._id, then=then)

    def _tell(self, said: str) -> None:
        self._told.setText(said)
        self._told.show()
        announce.say(self, said)

    def _remove(self) -> None:
        detail = "Il attend dans la corbeille. Le jour du dépôt reste noté."
        if self._desk.dialogs.confirm("Retirer ce certificat\u00a0?", detail, yes="Retirer le certificat", danger=True):
            self._desk.ask(services.deposit_certificate.remove, self._id, self._desk.today, then=lambda _: self._changed(()))
