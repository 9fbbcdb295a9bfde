"""The stays of a dossier's children, month by month: days there, nights, days to bill; names hidden until asked for."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import month_year, plural
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.stays import StayCount
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.pages.folded_list import FoldedList
from chorus_desktop.ui.pages.folded_row import FoldedRow
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.pages.stay_row import StayRow, StayRows
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary, Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.stays import StaysView

HEADING = "Séjours"
EMPTY = "Ajoutez un séjour par enfant accueilli\u00a0: son arrivée, son départ quand il est connu, ses absences."
NO_CHILD = "Il faut d’abord les enfants de ce dossier"
LAST_DAY = {True: "Le jour du départ compte comme un jour d’accueil.", False: "Le jour du départ n’est pas facturé."}
Rows = tuple[Mapping[str, str], ...]


class StaysPage(Page):
    """Saved by itself.

    Args:
        desk: what a page may ask for.
        dossier_id: whose.
        field: where to put the cursor: the id of a row and its field.
    """

    def __init__(self, desk: Desk, dossier_id: str, field: str = "") -> None:
        super().__init__(HEADING, where="Dossier")
        self._desk, self._id, self._field = desk, dossier_id, field
        self._sensitive = True
        self._summary, self._lacking = ErrorSummary(), Slot()
        self._names = NamesButton()
        self._names.turned.connect(self._mask)
        self._rows = StayRows()
        self._stays = FoldedList(self._rows.kind, EMPTY, self._row)
        self._month = ComboEditor((), empty="")
        self._month.combo.setAccessibleName("Mois compté")
        self._month.edited.connect(self._count)
        self._total, self._rule = words("", "strong"), words("", "caption")
        label = words("Mois compté", "label")
        label.setBuddy(self._month.combo)
        head = horizontal((words(HEADING, "subheading"), 1), self._names, gap=12)
        month = Flow(label, self._month, gap=12)
        add = SecondaryButton("Ajouter un séjour", self._stays.add, icon="plus")
        acts = Flow(add, SecondaryButton("Enfants du dossier", partial(desk.go.children, dossier_id), icon="users"), gap=12)
        self.add(self._summary, self._lacking, Card(head, month, vertical(self._total, self._rule, gap=2), self._stays, acts, gap=14))
        self.add_actions(PrimaryButton("J’ai terminé", self._go_on))
        # Autosave looks at one mapping; the rows have their ids in it.
        self._autosave = Autosave(self, dict, lambda _: self._save())
        self._stays.edited.connect(self._edited)
        self._stays.removed.connect(lambda title, before: self._offer_back(f"Séjour «\u00a0{title}\u00a0» retiré.", before))
        self._mask()
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.stays.view, self._id, self._desk.today, then=self._show)

    @override
    def leaving(self) -> None:
        self._autosave.flush()
        self._names.hide_names()
        self._mask()

    def _row(self) -> FoldedRow:
        row = StayRow(self._rows)
        row.absence_removed.connect(partial(self._offer_absence, row))
        return row

    def _show(self, view: "StaysView") -> None:
        self._sensitive = view.sensitive
        self.header.say(HEADING, where=view.title, subtitle=view.recipient)
        self._names.setVisible(self._sensitive)
        self._rows.children, self._rows.rule = view.children, view.rule
        self._rule.setText(LAST_DAY[view.rule.last_day_billed])
        self._offer_months(view)
        if not self._autosave.unsaved:
            self._stays.show_rows(view.stays)
        self._mask()
        self._say(view)
        key, _, name = self._field.partition(".")
        self._field = ""
        if key:
            self.first = self._stays.take_focus(key, name)

    def _offer_months(self, view: "StaysView") -> None:
        chosen = self._rows.month if self._rows.month in view.months else view.months[min(1, len(view.months) - 1)]
        self._month.offer([(month.isoformat(), month_year(month)) for month in view.months])
        self._month.show_text(chosen.isoformat())
        self._rows.month = chosen

    def _say(self, view: "StaysView", *, folded_only: bool = True) -> None:
        self._stays.show_problems(view.problems, folded_only=folded_only)
        for row in self._stays.rows:
            if isinstance(row, StayRow):
                row.show_strays(view.problems)
        self._lacking.show_pieces(*([self._to_take(view)] if view.lacking or not view.children else []))

    def _to_take(self, view: "StaysView") -> ProblemBox:
        if not view.lacking:
            mends = [Mend("Ajouter des enfants", partial(self._desk.go.children, self._id))]
            return ProblemBox(NO_CHILD, "Saisissez-les, ou saisissez les prises en charge et reprenez-les ici.", level="info", mends=mends)
        count = plural(view.lacking, "enfant")
        what = f"{count} des prises en charge {'n’est' if view.lacking < 2 else 'ne sont'} pas encore ici"
        said = "Leur nom et leurs dates sont repris des prises en charge, comme la collectivité les écrit."
        return ProblemBox(what, said, level="info", mends=[Mend("Reprendre les enfants des prises en charge", self._take)])

    def _take(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.stays.take_children, self._id, self._desk.today, then=self._show)

    def _edited(self) -> None:
        self._autosave.touch()
        self._count()

    def _count(self) -> None:
        """Count the month chosen, row by row and in all, as one types."""
        if (chosen := self._month.text()) and self._rows.month is not None:
            self._rows.month = type(self._rows.month).fromisoformat(chosen)
        self._mask()

    def _mask(self) -> None:
        self._stays.be_masked(masked=self._sensitive and not self._names.shows)
        counts = [self._rows.count(row.stay) for row in self._stays.rows if isinstance(row, StayRow)]
        self._total.setText(total(counts) if counts else "")

    def _save(self) -> Save:
        return self._desk.keep(services.stays.save, self._id, self._stays.typed(), self._desk.today, then=self._say)

    def _offer_absence(self, row: StayRow, before: Mapping[str, str]) -> None:
        rows = tuple(before if typed["id"] == row.key else typed for typed in self._stays.typed())
        self._offer_back("Absence retirée.", rows)

    def _offer_back(self, said: str, before: Rows) -> None:
        self._autosave.flush()
        self._desk.offer_undo(said, partial(self._put_back, before))

    def _put_back(self, before: Rows) -> None:
        if not shiboken6.isValid(self):
            # The page was left since: the rows go back where they are kept.
            self._desk.keep(services.stays.save, self._id, before, self._desk.today)
            return
        self._stays.show_rows(before)
        self._edited()
        self._autosave.flush()

    def _go_on(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.stays.view, self._id, self._desk.today, then=self._judge)

    def _judge(self, view: "StaysView") -> None:
        self._say(view, folded_only=False)
        stops = [found for found in view.problems if found.level is Level.ERROR]
        self._summary.show_lines([(found.sentence, partial(self._go_to, found.where)) for found in stops])
        if not stops:
            self._desk.back()

    def _go_to(self, where: str) -> None:
        _, key, name = where.split(".", 2)
        self._stays.take_focus(key, name)


def total(counts: list[StayCount]) -> str:
    """What all stays are together in a month."""
    days, nights = sum(len(count.billable) for count in counts), sum(count.nights for count in counts)
    there = sum(len(count.present) for count in counts)
    return f"En tout\u00a0: {plural(there, 'jour présent')}, {plural(nights, 'nuit')}, {plural(days, 'jour facturable')}"
