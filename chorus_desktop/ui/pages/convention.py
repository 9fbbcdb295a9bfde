"""The convention: filled, signed, sent, sent back signed. Where it stands follows from its dates, never from a tick."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.readiness import convention_problems
from chorus_desktop.domain.reading import read
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.convention_send import SendingSlot
from chorus_desktop.ui.pages.convention_state import ConventionCard
from chorus_desktop.ui.pages.scan_card import Scan, ScanCard
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, Item
from chorus_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import DossierView


class ConventionPage(Page):
    """Saved by itself.

    Args:
        desk: what a page may ask for.
        dossier_id: whose convention.
        field: where to put the cursor, when a problem led here.
    """

    def __init__(self, desk: Desk, dossier_id: str, field: str = "") -> None:
        super().__init__("La convention", where="Dossier")
        self._desk = desk
        self._id = dossier_id
        self._years = 1
        self._stored = Convention()
        self._who = ("", "")
        self._fields = FieldRows(Convention, self._check, parent=self)
        self._summary = ErrorSummary()
        self._state = ConventionCard()
        self._renewal = Slot()
        self._sending = SendingSlot(desk, dossier_id)
        self._scan = ScanCard(desk, dossier_id, _signed_copy())
        self._scan.changed.connect(self.returned)
        self._proposed = words("", "second")
        self._same = LinkButton("", self._take_representative)
        self.add(self._summary, self._state, self._renewal, *self._cards())
        self.add_actions(PrimaryButton("Continuer", self._go_on), back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self._autosave = Autosave(self, self._fields.typed, self._save)
        self._fields.edited.connect(self._autosave.touch)
        self._fields.edited.connect(self._follow)
        self._field = field
        rows = self._fields.by_name
        self.first = rows[field].editor.inputs[0] if field in rows else None
        self.returned()

    def _cards(self) -> list[Card]:
        make = self._fields.make
        sheet = SecondaryButton("Voir ce qu’il faut recopier", self._sheet, icon="file-text")
        return [
            _card(
                "1. Remplir et signer",
                Flow(sheet),
                Columns([make("first_year"), make("association_signed_on")], from_width=420, gap=20),
                make("already_member"),
                Columns([make("association_signer"), make("association_signer_quality")], from_width=420, gap=20),
                self._same,
            ),
            _card("2. Envoyer", self._sending, Columns([make("sent_on"), make("sent_by")], from_width=420, gap=20)),
            _card(
                "3. Recevoir l’exemplaire signé",
                make("payer_signed_on"),
                Columns([make("payer_signer"), make("payer_signer_quality")], from_width=420, gap=20),
                self._scan,
            ),
            _card("4. Durée", self._proposed, make("ends_on"), make("ends_reason"), make("reference")),
        ]

    def returned(self) -> None:
        self._desk.ask(services.dossiers.view, self._id, self._desk.today, then=self._show)

    def leaving(self) -> None:
        self._autosave.flush()

    def _show(self, view: "DossierView") -> None:
        work = view.work
        self._years, self._stored = work.convention_years, view.dossier.convention
        self._who = (work.association.representative_name, work.association.representative_quality)
        self.header.say("La convention", where=view.title, subtitle=work.recipient.name)
        if not self._autosave.unsaved:
            self._fields.show_texts(view.convention_typed)
            self._fields.show_problems(read(Convention, self._fields.typed()).problems)
        rule = work.procedure.convention
        note = rule.renewal_note if rule and not self._stored.state(self._desk.today, self._years).holds else ""
        self._renewal.show_pieces(*([ProblemBox("À savoir", note, level="info")] if note else []))
        self._sending.show_procedure(work.procedure)
        self._scan.show_scan(self._stored.scan)
        self._follow()
        row, self._field = self._fields.by_name.get(self._field), ""
        if row is not None:
            row.show_problem(next((found for found in self._fields.problems() if found.field == row.spec.name), None))

    def _follow(self) -> None:
        """Show what follows from the dates as they are typed."""
        rows, convention = self._fields.by_name, read(Convention, self._fields.typed(), self._stored).value
        self._state.show_convention(convention, self._desk.today, self._years)
        proposed = convention.proposed_end(self._years)
        said = "Indiquez la première année scolaire\u00a0: la fin en découle."
        if proposed:
            said = f"Proposé\u00a0: jusqu’au {long_date(proposed)}, soit {self._years} années scolaires. Laissez la date vide pour garder cette proposition."
        self._proposed.setText(said)
        rows["ends_reason"].setVisible(convention.ends_on is not None and convention.ends_on != proposed)
        signer = rows["association_signer"].text().strip()
        self._same.setText(f"C’est {', '.join(part for part in self._who if part)}")
        self._same.setVisible(bool(self._who[0]) and not signer)

    def _check(self, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        reading = read(Convention, typed, self._stored)
        already = {problem.field for problem in reading.problems}
        rest = convention_problems(reading.value, self._desk.today, self._years)
        return (*reading.problems, *(problem for problem in rest if problem.field not in already))

    def _save(self, typed: Mapping[str, str]) -> None:
        self._desk.keep(services.dossiers.save_convention, self._id, typed)

    def _take_representative(self) -> None:
        name, quality = self._who
        self._fields.show_texts({"association_signer": name, "association_signer_quality": quality})
        self._fields.by_name["association_signer"].take_focus()
        self._autosave.touch()
        self._follow()

    def _sheet(self) -> None:
        desk, title = self._desk, "Ce qu’il faut recopier dans la convention"
        desk.ask(services.deposit.convention_sheet, self._id, desk.today, then=lambda paper: self._desk.go.paper(title, paper.data))

    def _go_on(self) -> None:
        self._autosave.flush()
        found = self._fields.problems()
        stops = any(problem.level is Level.ERROR for problem in found)
        self._fields.show_problems(found, self._summary if stops else None)
        if not stops:
            self._desk.back()


def _card(title: str, *pieces: Item) -> Card:
    return Card(words(title, "title"), *pieces, gap=16)


def _signed_copy() -> Scan:
    return Scan(
        title="Exemplaire signé",
        drop="Glissez ici le PDF ou la photo de la convention signée",
        pick="Choisir la convention signée",
        name="Convention signée",
        of="la copie de la convention",
        removed="Copie de la convention retirée.",
        join=services.dossiers.join_convention_scan,
        put=services.dossiers.set_convention_scan,
        read=services.dossiers.scan,
    )
