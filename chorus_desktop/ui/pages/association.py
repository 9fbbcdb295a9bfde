"""The card of the association: everything that is printed on its invoices, and where it stands with the portal."""

from typing import TYPE_CHECKING

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages import throwing_away
from chorus_desktop.ui.pages.association_form import PORTAL, AssociationForm
from chorus_desktop.ui.pages.pictures_card import PicturesCard
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary

if TYPE_CHECKING:
    from chorus_desktop.services.views import AssociationView

SUBTITLE = "Ce qui s’imprime sur vos factures. Tout s’enregistre au fur et à mesure."


class AssociationPage(Page):
    """Saved by itself; « Continuer » says what is still missing.

    Args:
        desk: what a page may ask for.
        association_id: which one.
        field: where to put the cursor, when a problem led here.
    """

    def __init__(self, desk: Desk, association_id: str, field: str = "") -> None:
        super().__init__("Mon association", subtitle=SUBTITLE)
        self._desk = desk
        self._id = association_id
        self._name = ""
        self._field = field
        self._summary = ErrorSummary()
        self.form = AssociationForm(desk, association_id)
        self._pictures = PicturesCard(desk, association_id)
        self.first = self.form.rows[field].editor.inputs[0] if field in self.form.rows else self.form.first
        self.form.saved.connect(self._show)
        ready = SecondaryButton("Être prêt pour le portail", lambda: desk.go.preparation(association_id), icon="clipboard-check")
        self.form.cards[PORTAL].body.addWidget(Flow(ready))
        past = LinkButton("Factures faites avant ce programme", lambda: desk.go.past(association_id))
        delete = LinkButton("Supprimer cette association", self._throw_away)
        self.add(self._summary, self.form, self._pictures, boxed(vertical(past, horizontal(None, delete), gap=20)))
        back = SecondaryButton("Retour", desk.back, icon="arrow-left")
        self.add_actions(PrimaryButton("Continuer", self._go_on), back=back)
        self.returned()

    def returned(self) -> None:
        self.form.read_again()

    def leaving(self) -> None:
        self.form.flush()

    def _show(self, view: "AssociationView") -> None:
        name = self._name = view.association.name
        self.header.say(name or "Mon association", where="Mon association" if name else "", subtitle=SUBTITLE)
        self._pictures.show_association(view)
        if self._field:
            # Whoever was led here by a problem sees it under the field.
            row, self._field = self.form.rows.get(self._field), ""
            if row is not None:
                row.show_problem(next((problem for problem in view.problems if problem.field == row.spec.name), None))

    def _throw_away(self) -> None:
        # What is being typed goes to the trash with the rest.
        self.form.flush()
        throwing_away.association(self._desk, self._id, self._name)

    def _go_on(self) -> None:
        if self.form.check(self._summary):
            self._desk.back()
