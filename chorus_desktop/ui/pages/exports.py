"""« Exporter »: the files made from invoices and payments, what each is for, one button each."""

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.accounts import Span, span_problems
from chorus_desktop.domain.reading import read
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.forms.form import Form, Section
from chorus_desktop.ui.pages.period_choice import PeriodChoice
from chorus_desktop.ui.widgets.boxes import Card, boxed, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.words import breakable, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chorus_desktop.domain.accounts import Reader
    from chorus_desktop.domain.problems import Problem
    from chorus_desktop.services.accounting import Offered, Written
    from chorus_desktop.services.exports import Kind
    from chorus_desktop.services.overview import Choices
    from chorus_desktop.services.views import Texts

XLSX: FileKind = ("Classeur", (".xlsx",))
CSV: FileKind = ("Tableau CSV", (".csv",))
FEC: FileKind = ("Fichier des écritures comptables", (".txt",))

SHEETS = "Trois tableaux\u00a0: les factures et où elles en sont, les paiements reçus, l’histoire des états. Pour trier, additionner, joindre à un dossier de subvention."
CSV_SAID = "Le classeur s’ouvre dans Excel et LibreOffice. Le CSV sert aux autres programmes\u00a0: un tableau par fichier, point-virgule entre les colonnes."
ENTRIES = "Les ventes, les avoirs, les rejets et les paiements d’un exercice en écritures équilibrées, au format «\u00a0FEC\u00a0» que lisent Paheko et les logiciels de comptabilité."
RULES = "Une facture annulée avant dépôt n’a aucune écriture\u00a0: elle n’est jamais partie. Une facture rejetée garde la sienne, contrepassée le jour du rejet, sauf si un avoir le fait déjà. Un acompte reçu n’y est que si son paiement est noté ici."
CHOOSE = "Choisissez d’abord une association, en haut\u00a0: une comptabilité n’en mêle pas deux."
KINDS: "dict[Kind, str]" = {"invoices": "Factures", "payments": "Paiements", "facts": "États"}


class ExportsPage(Page):
    """Whose and which, then a card for each use."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Exporter",
            where="Bilan",
            subtitle="Chaque bouton écrit un fichier, à l’endroit que vous choisissez. Rien ne quitte cet ordinateur.",
        )
        self._desk = desk
        self._associations: tuple[tuple[str, str], ...] = ()
        self._choice = PeriodChoice()
        self._choice.chosen.connect(self._chosen)
        book = SecondaryButton("Enregistrer le classeur…", self._write_workbook, icon="download")
        single = [Button(f"{said} en CSV…", partial(self._write_csv, kind), kind="small") for kind, said in KINDS.items()]
        self._done, self._written = _done(), _done()
        title = words("Pour un tableur", "title")
        self.add(self._choice)
        self.add(Card(title, words(SHEETS, "second"), Flow(book, *single), self._done, words(CSV_SAID, "caption"), gap=12))
        self._days = Form(Span, (Section((("first", "last"),), "Pour la comptabilité", ENTRIES),), _problems)
        self._fec = SecondaryButton("Enregistrer le fichier FEC…", partial(self._write_entries, FEC), icon="download")
        self._fec_csv = Button("FEC en CSV…", partial(self._write_entries, CSV), kind="small")
        self._accounts = LinkButton("Comptes et journaux…", lambda: desk.go.accounts(self._one))
        self._first = words(CHOOSE, "warning")
        self._entries = self._days.cards[0].body
        for piece in (self._first, Flow(self._fec, self._fec_csv, self._accounts), self._written, words(RULES, "caption")):
            self._entries.addWidget(piece)
        self.add(self._days)
        desk.ask(services.overview.choices, "", then=self._show)
        self._offer(services.accounting.offered(desk.today))

    @property
    def _one(self) -> str:
        """The association whose entries are written; empty while one of several is not chosen."""
        return self._associations[0][0] if len(self._associations) == 1 else self._choice.association

    def _show(self, choices: "Choices") -> None:
        self._associations = choices.associations
        self._choice.show_choices(choices, choices.newest)
        self._chosen()

    def _offer(self, offered: "Offered") -> None:
        self._days.show_texts(offered.typed)
        for reader in offered.readers:
            self._entries.addWidget(Disclosure(f"Comment l’ouvrir\u00a0: {reader.name}", _steps(reader)))
        self.order_tabs()

    def _chosen(self) -> None:
        ready = bool(self._one)
        self._first.setVisible(not ready)
        for button in (self._fec, self._fec_csv, self._accounts):
            button.setEnabled(ready)

    def _write_workbook(self) -> None:
        target = self._desk.dialogs.save_as("Enregistrer le classeur", f"{self._stem('factures-et-paiements')}.xlsx", XLSX)
        if target is not None:
            self._desk.ask(services.exports.write_workbook, self._choice.association, self._choice.period, target, then=self._told)

    def _write_csv(self, kind: "Kind") -> None:
        said = KINDS[kind].lower().replace("é", "e")
        target = self._desk.dialogs.save_as(f"Enregistrer\u00a0: {KINDS[kind].lower()}", f"{self._stem(said)}.csv", CSV)
        if target is not None:
            self._desk.ask(services.exports.write_csv, self._choice.association, self._choice.period, kind, target, then=self._told)

    def _stem(self, what: str) -> str:
        period = self._choice.period
        return re.sub(r"[^\w-]+", "-", f"{what}-{period.season or period.year}").strip("-")

    def _write_entries(self, kind: FileKind) -> None:
        problems = self._days.problems()
        self._days.show_problems(problems)
        if problems:
            self._days.take_focus(problems[0].where)
            return
        self._desk.ask(services.accounting.file_name, self._one, self._days.typed(), then=partial(self._choose_place, kind))

    def _choose_place(self, kind: FileKind, name: str) -> None:
        target = self._desk.dialogs.save_as("Enregistrer les écritures", str(Path(name).with_suffix(kind[1][0])), kind)
        if target is not None:
            self._desk.ask(services.accounting.write_entries, self._one, self._days.typed(), target, then=self._wrote)

    def _wrote(self, written: "Written") -> None:
        absent = ""
        if written.absent:
            absent = f" {french.plural(written.absent, 'document annulé avant dépôt n’a', 'documents annulés avant dépôt n’ont')} pas d’écriture."
        _say(self._written, f"Fichier enregistré\u00a0: {written.path.name}, {french.plural(written.entries, 'écriture')}.{absent}")

    def _told(self, path: Path) -> None:
        _say(self._done, f"Fichier enregistré\u00a0: {path.name}")


def _done() -> QLabel:
    """What a button just wrote, said beside it."""
    label = words("", "done")
    label.hide()
    return label


def _say(label: QLabel, sentence: str) -> None:
    label.setText(breakable(sentence))
    label.show()
    announce.say(label, sentence)


def _problems(typed: "Texts") -> "Sequence[Problem]":
    reading = read(Span, typed)
    return reading.problems or span_problems(reading.value)


def _steps(reader: "Reader") -> QWidget:
    return boxed(vertical(*(words(f"{rank}. {step}", "body") for rank, step in enumerate(reader.steps, start=1)), gap=6))
