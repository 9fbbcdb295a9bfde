"""The market of a dossier of public works: what it is, who takes part, its prices, what is held back or revised."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import euros
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.works.market import Advance, Market, Retention, Revision
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.form import Form, Section
from chorus_desktop.ui.pages.folded_list import FoldedList
from chorus_desktop.ui.pages.market_rows import LINE_KIND, PARTY_KIND
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.markets import MarketView

HEADING = "Quel est ce marché\u00a0?"
Rows = tuple[Mapping[str, str], ...]

_MARKET = Section(["title", ("number", "engagement"), "notified_on", "mine", "ccag", "derogations", "asked_direct"])


class MarketPage(Page):
    """Saved by itself.

    Args:
        desk: what a page may ask for.
        dossier_id: whose.
        field: where to put the cursor: « parties.<id>.siret », « title », « retention.rate ».
    """

    def __init__(self, desk: Desk, dossier_id: str, field: str = "") -> None:
        super().__init__(HEADING, where="Dossier")
        self._desk, self._id, self._field = desk, dossier_id, field
        self._summary = ErrorSummary()
        self._forms = {
            "market": Form(Market, [_MARKET]),
            "retention": Form(Retention, [Section(["rate", ("replaced_on", "released_on")], "Retenue de garantie")]),
            "advance": Form(Advance, [Section(["paid", ("begins", "ends")], "Avance")]),
            "revision": Form(Revision, [Section([("index", "start"), "fixed"], "Révision des prix")]),
        }
        self._parties = FoldedList(PARTY_KIND, "Ajoutez votre association, la maîtrise d’œuvre, la maîtrise d’ouvrage, et les autres.")
        self._lines = FoldedList(
            LINE_KIND, "Recopiez les prix du bordereau ou du détail estimatif, ou importez le tableau.", searched="un prix"
        )
        self._amount = words("", "strong")
        self.add(self._summary, self._forms["market"], self._parties_card(), self._lines_card(), self._money())
        self.add_actions(
            PrimaryButton("J’ai terminé", self._go_on),
            SecondaryButton("Fiche d’identité du marché", self._sheet, icon="printer"),
            SecondaryButton("L’envoyer à tous", self._send, icon="mail"),
        )
        # Autosave looks at one mapping; the rows have their ids in it.
        self._autosave = Autosave(self, dict, lambda _: self._save())
        for form in self._forms.values():
            form.edited.connect(self._autosave.touch)
        for rows in (self._parties, self._lines):
            rows.edited.connect(self._autosave.touch)
            rows.removed.connect(partial(self._offer_back, rows))
        self.returned()

    def _parties_card(self) -> Card:
        add = SecondaryButton("Ajouter une partie", self._parties.add, icon="plus")
        said = "Chaque acteur a sa structure sur le portail, reconnue par son SIRET."
        return Card(words("Qui y prend part", "subheading"), words(said, "second"), self._parties, horizontal(add, None), gap=14)

    def _lines_card(self) -> Card:
        add = SecondaryButton("Ajouter un prix", self._lines.add, icon="plus")
        bring_in = SecondaryButton("Importer un tableau…", self._import, icon="upload")
        return Card(words("Prix du marché", "subheading"), self._lines, self._amount, Flow(add, bring_in, gap=12), gap=14)

    def _money(self) -> Disclosure:
        parts = [self._forms[name] for name in ("retention", "advance", "revision")]
        return Disclosure("Retenue de garantie, avance, révision des prix", Card(*parts, margins=(0, 0, 0, 0), surface="", gap=16))

    @override
    def returned(self) -> None:
        self._desk.ask(services.markets.view, self._id, self._desk.today, then=self._show)

    @override
    def leaving(self) -> None:
        self._autosave.flush()

    def _show(self, view: "MarketView") -> None:
        self.header.say(HEADING, where=view.title, subtitle=view.recipient)
        if not self._autosave.unsaved:
            for name, form in self._forms.items():
                form.show_texts(view.forms[name])
            self._parties.show_rows(view.parties)
            self._lines.show_rows(view.lines)
        if view.proposed and not self._parties.rows:
            self._parties.show_rows(view.proposed)
            self._autosave.touch()
        self._say(view)
        if self._field:
            self.first = self._go_to(f"market.{self._field}")
            self._field = ""

    def _say(self, view: "MarketView", *, folded_only: bool = True) -> None:
        known = view.known
        self._amount.setText(_worth(known))
        for rows, name in ((self._parties, "parties"), (self._lines, "lines")):
            mine = [
                found.model_copy(update={"where": found.where.removeprefix("market.")})
                for found in view.problems
                if f"market.{name}." in found.where
            ]
            rows.show_problems(mine, folded_only=folded_only)

    def _typed(self) -> dict[str, Mapping[str, str]]:
        return {name: form.typed() for name, form in self._forms.items()}

    def _save(self) -> Save:
        desk = self._desk
        rows = (self._parties.typed(), self._lines.typed())
        return desk.keep(services.markets.save, self._id, self._typed(), *rows, desk.today, then=self._say)

    def _offer_back(self, rows: FoldedList, title: str, before: Rows) -> None:
        self._autosave.flush()
        both = (before, self._lines.typed()) if rows is self._parties else (self._parties.typed(), before)
        self._desk.offer_undo(f"«\u00a0{title}\u00a0» retiré du marché.", partial(self._put_back, self._typed(), *both))

    def _put_back(self, forms: Mapping[str, Mapping[str, str]], parties: Rows, lines: Rows) -> None:
        if not shiboken6.isValid(self):
            # The page was left since: the rows go back where they are kept.
            self._desk.keep(services.markets.save, self._id, forms, parties, lines, self._desk.today)
            return
        self._parties.show_rows(parties)
        self._lines.show_rows(lines)
        self._autosave.touch()
        self._autosave.flush()

    def _import(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.price_import.kind, self._id, then=self._desk.go.import_table)

    def _sheet(self) -> None:
        self._autosave.flush()
        title = "Fiche d’identité du marché"
        self._desk.ask(services.markets.sheet, self._id, self._desk.today, then=partial(self._desk.go.paper, title))

    def _send(self) -> None:
        self._autosave.flush()
        self._desk.go.letter(self._id, "send_market_sheet")

    def _go_on(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.markets.view, self._id, self._desk.today, then=self._judge)

    def _judge(self, view: "MarketView") -> None:
        self._say(view, folded_only=False)
        stops = [found for found in view.problems if found.level is Level.ERROR]
        for name, form in self._forms.items():
            form.show_problems([found for found in stops if _of_form(found, name)])
        self._summary.show_lines([(found.sentence, partial(self._go_to, found.where)) for found in stops])
        if not stops:
            self._desk.back()

    def _go_to(self, where: str) -> QWidget | None:
        """Put the cursor in the field of a problem; what has the focus then."""
        _, first, *rest = where.split(".")
        if first in ("parties", "lines"):
            rows = self._parties if first == "parties" else self._lines
            if rest:
                return rows.take_focus(rest[0], rest[1] if len(rest) > 1 else "")
            rows.add()
            return None
        form = self._forms.get(first, self._forms["market"])
        row = form.rows.get(rest[0] if rest else first)
        if row is None:
            return None
        row.take_focus()
        return row.editor.inputs[0]


def _worth(market: Market) -> str:
    if not market.lines:
        return ""
    taxed = market.with_vat != market.before_vat
    return f"{euros(market.before_vat)} HT, {euros(market.with_vat)} TTC" if taxed else f"{euros(market.before_vat)}, sans TVA"


def _of_form(found: Problem, name: str) -> bool:
    parts = found.where.split(".")
    return parts[1] == name if len(parts) == 3 else name == "market" and len(parts) == 2
