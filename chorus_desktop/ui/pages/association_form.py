"""The form of an association, saved by itself; the first start shows its cards step by step, its own page all at once."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from chorus_desktop import services
from chorus_desktop.domain.association import Association, VatSituation
from chorus_desktop.domain.numbering import check_pattern
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.readiness import association_problems
from chorus_desktop.domain.reading import read
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.form import Form, Section
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.references import InvoiceNumber
    from chorus_desktop.services.views import AssociationView

IDENTITY, ADDRESS, PEOPLE, VAT, ACCOUNT, NUMBERS, PORTAL = range(7)
"""The cards, in their order."""

SECTIONS = (
    Section(("name", ("siret", "rna")), "Identité"),
    Section(("street", "address_extra", ("postcode", "city")), "Adresse du siège"),
    Section((("representative_name", "representative_quality"), "email", ("phone", "treasurer_name")), "Représentant légal et contacts"),
    Section(("vat", "vat_number", "vat_mention"), "TVA"),
    Section(("iban", "bic", "account_holder"), "Compte bancaire", "La collectivité paie sur ce compte\u00a0: recopiez votre RIB."),
    Section(("numbering", "credit_note_numbering"), "Numéros de facture"),
    Section(
        ("portal_account_on", "portal_structure_on", "portal_rights_on"),
        "Chorus Pro",
        "Ce que vous avez déjà fait sur le portail\u00a0: la liste de contrôle du dépôt le rappellera.",
    ),
)
PATTERNS = ("numbering", "credit_note_numbering")


def card_problems(typed: Mapping[str, str]) -> tuple[Problem, ...]:
    """What cannot be read in a card as typed, then what is missing in it."""
    reading = read(Association, typed)
    already = {problem.field for problem in reading.problems}
    return (*reading.problems, *(problem for problem in association_problems(reading.value) if problem.field not in already))


def _while_typing(typed: Mapping[str, str]) -> tuple[Problem, ...]:
    """What may be said as soon as a field is left: never what she has not reached yet."""
    wrong = (check_pattern(typed[name], name) for name in PATTERNS)
    return (*read(Association, typed).problems, *(problem for found in wrong for problem in found))


class AssociationForm(Form):
    """Every typed field of the card, with the mention of VAT and the next numbers shown as they are chosen.

    Signals:
        saved: the card as it is now, an ``AssociationView``.
    """

    saved = Signal(object)

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__(Association, SECTIONS, _while_typing)
        self._desk = desk
        self._id = association_id
        self._mention = words("", "strong")
        self._note = words("", "second")
        # Under the choice itself, before the fields that few fill.
        self.cards[VAT].body.insertLayout(2, vertical(self._mention, self._note, gap=4))
        self._next = words("", "strong")
        self.cards[NUMBERS].body.addWidget(self._next)
        self._autosave = Autosave(self, self.typed, self._save)
        self.edited.connect(self._autosave.touch)
        self.left.connect(self._forgive)
        for name in ("vat", "vat_mention"):
            self.rows[name].edited.connect(self._show_vat)
        for name in PATTERNS:
            self.rows[name].edited.connect(self._show_numbers)
        self._show_vat()

    def read_again(self) -> None:
        """Show the card as it is stored, unless something typed is still on its way there."""
        self._desk.ask(services.associations.view, self._id, then=self._show)

    def flush(self) -> None:
        """Save now what was typed."""
        self._autosave.flush()

    def check(self, summary: ErrorSummary, fields: Collection[str] = ()) -> bool:
        """Say all that is wrong or missing, in some fields or in all.

        Returns:
            Whether nothing is.
        """
        self.flush()
        found = [problem for problem in card_problems(self.typed()) if not fields or problem.field in fields]
        self.show_problems(found, summary)
        return not found

    def _show(self, view: "AssociationView") -> None:
        if not self._autosave.unsaved:
            self.show_texts(view.typed)
            self.show_problems(_while_typing(self.typed()))
        self._show_vat()
        self._show_numbers()
        self.saved.emit(view)

    def _save(self, typed: Mapping[str, str]) -> Save:
        return self._desk.keep(services.associations.save, self._id, typed, then=self._kept)

    def _kept(self, view: "AssociationView") -> None:
        self.saved.emit(view)

    def _forgive(self) -> None:
        # What was said missing after « Continuer » goes once it is there, wherever it was typed.
        wrong = {problem.field for problem in card_problems(self.typed())}
        for name, row in self.rows.items():
            if row.problem is not None and name not in wrong:
                row.show_problem(None)

    def _show_vat(self) -> None:
        chosen = self.rows["vat"].text()
        own = self.rows["vat_mention"].text().strip()
        self.rows["vat_number"].setVisible(bool(chosen) and VatSituation(chosen).is_subject)
        if not chosen:
            self._mention.setText("")
            self._note.setText("La mention imprimée sur la facture s’affichera ici.")
            return
        rule = services.data.portal().vat_rule(VatSituation(chosen))
        said = own or rule.mention
        self._mention.setText(f"Sur la facture\u00a0: «\u00a0{said}\u00a0»" if said else "Aucune mention n’est demandée sur la facture.")
        self._note.setText(rule.note)

    def _show_numbers(self) -> None:
        patterns = tuple(self.rows[name].text() for name in PATTERNS)
        self._desk.ask(services.associations.next_numbers, self._id, patterns, self._desk.today, then=self._say_numbers)

    def _say_numbers(self, numbers: "tuple[InvoiceNumber | Problem | None, ...]") -> None:
        said = [
            number.sentence if isinstance(number, Problem) else f"{what}\u00a0: {number}"
            for what, number in zip(("Prochaine facture", "Prochain avoir"), numbers, strict=True)
            if number is not None
        ]
        self._next.setText("\n".join(said))
        self._next.setVisible(bool(said))
