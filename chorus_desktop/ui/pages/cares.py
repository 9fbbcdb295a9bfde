"""The prises en charge and prix de journée of a dossier; names of children stay hidden until asked for."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.problems import Level
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.pages.care_rows import PRICE_KIND, CareRows, removed_care, removed_price
from chorus_desktop.ui.pages.folded_list import FoldedList
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.cares import CaresView

HEADING = "Prises en charge et prix de journée"
WITHOUT_PRICES = "Prises en charge"
Rows = tuple[Mapping[str, str], ...]


class CaresPage(Page):
    """Saved by itself.

    Args:
        desk: what a page may ask for.
        dossier_id: whose.
        field: where to put the cursor: the id of a row and its field.
    """

    def __init__(self, desk: Desk, dossier_id: str, field: str = "") -> None:
        super().__init__(HEADING, where="Dossier")
        self._desk = desk
        self._id = dossier_id
        self._field = field
        self._sensitive = True
        self._summary = ErrorSummary()
        self._names = NamesButton()
        self._names.turned.connect(self._mask)
        self._care_rows = CareRows()
        self._cares = FoldedList(self._care_rows.kind, "Saisissez celles que la collectivité vous a envoyées.")
        self._prices = FoldedList(PRICE_KIND, "Le prix d’une journée, tel que l’arrêté le fixe.")
        head = horizontal((words("Prises en charge", "subheading"), 1), self._names, gap=12)
        add_care = SecondaryButton("Ajouter une prise en charge", self._cares.add, icon="plus")
        bring_in = SecondaryButton("Importer un tableau…", self._import, icon="upload")
        stays = SecondaryButton("Séjours des enfants", partial(desk.go.stays, dossier_id), icon="calendar-days")
        acts = Flow(add_care, bring_in, stays, gap=12)
        add_price = SecondaryButton("Ajouter un prix de journée", self._prices.add, icon="plus")
        self._price_card = Card(words("Prix de journée", "subheading"), self._prices, horizontal(add_price, None), gap=14)
        self.add(self._summary, Card(head, self._cares, acts, gap=14), self._price_card)
        self.add_actions(PrimaryButton("J’ai terminé", self._go_on))
        # Autosave looks at one mapping; the rows have their ids in it.
        self._autosave = Autosave(self, dict, lambda _: self._save())
        for each, said in ((self._cares, removed_care), (self._prices, removed_price)):
            each.edited.connect(self._autosave.touch)
            each.removed.connect(partial(self._offer_back, each, said))
        self._mask()
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.cares.view, self._id, self._desk.today, then=self._show)

    @override
    def leaving(self) -> None:
        self._autosave.flush()
        self._names.hide_names()
        self._mask()

    def _show(self, view: "CaresView") -> None:
        self._sensitive = view.rule.sensitive
        self.header.say(HEADING if view.rule.day_price else WITHOUT_PRICES, where=view.title, subtitle=view.recipient)
        self._names.setVisible(self._sensitive)
        self._price_card.setVisible(view.rule.day_price)
        self._care_rows.billed = view.billed
        if not self._autosave.unsaved:
            self._cares.show_rows(view.cares)
            self._prices.show_rows(view.prices)
        self._mask()
        self._say(view)
        key, _, name = self._field.partition(".")
        self._field = ""
        if key:
            self.first = self._cares.take_focus(key, name) or self._prices.take_focus(key, name)

    def _say(self, view: "CaresView", *, folded_only: bool = True) -> None:
        for each, page in ((self._cares, "cares"), (self._prices, "day_prices")):
            each.show_problems([found for found in view.problems if found.where.split(".")[0] == page], folded_only=folded_only)

    def _mask(self) -> None:
        self._cares.be_masked(masked=self._sensitive and not self._names.shows)

    def _save(self) -> Save:
        desk = self._desk
        return desk.keep(services.cares.save, self._id, self._cares.typed(), self._prices.typed(), desk.today, then=self._saved)

    def _saved(self, view: "CaresView") -> None:
        self._say(view)

    def _offer_back(self, rows: FoldedList, said: Callable[[str], str], title: str, before: Rows) -> None:
        self._autosave.flush()
        both = (before, self._prices.typed()) if rows is self._cares else (self._cares.typed(), before)
        self._desk.offer_undo(said(title), partial(self._put_back, *both))

    def _put_back(self, cares: Rows, prices: Rows) -> None:
        if not shiboken6.isValid(self):
            # The page was left since: the rows go back where they are kept.
            self._desk.keep(services.cares.save, self._id, cares, prices, self._desk.today)
            return
        self._show_again(cares, prices)

    def _show_again(self, cares: Sequence[Mapping[str, str]], prices: Sequence[Mapping[str, str]]) -> None:
        self._cares.show_rows(cares)
        self._prices.show_rows(prices)
        self._autosave.touch()
        self._autosave.flush()

    def _import(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.care_import.kind, self._id, then=self._desk.go.import_table)

    def _go_on(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.cares.view, self._id, self._desk.today, then=self._judge)

    def _judge(self, view: "CaresView") -> None:
        self._say(view, folded_only=False)
        stops = [found for found in view.problems if found.level is Level.ERROR]
        self._summary.show_lines([(found.sentence, partial(self._go_to, found.where)) for found in stops])
        if not stops:
            self._desk.back()

    def _go_to(self, where: str) -> None:
        page, key, name = where.split(".")
        (self._cares if page == "cares" else self._prices).take_focus(key, name)
