"""« Échéances »: what to do now, the month as a picture, what comes; printed, and brought into one's own agenda."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.deadlines import Deadline, DeadlineLevel, of_today
from chorus_desktop.domain.french import month_year, plural
from chorus_desktop.ui import announce, printing
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.pages.deadline_row import deadline_row
from chorus_desktop.ui.pages.month_picture import MonthPicture
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend
from chorus_desktop.ui.widgets.task_row import TaskList, TaskRow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.deadlines import DeadlineList

CALENDAR: FileKind = ("Calendrier", (".ics",))
EVERY = "Tous les dossiers"
_STEP = 40


class DeadlinesPage(Page):
    """Every deadline of the file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Échéances",
            subtitle="Calculées à partir de vos dossiers, de vos factures et des règles de la collectivité. Rien n’est à saisir ici.",
        )
        self._desk = desk
        self._list: DeadlineList | None = None
        self._most = _STEP
        self._rows: dict[date, TaskRow] = {}
        self._which = ComboEditor([], empty=EVERY)
        self._which.combo.setAccessibleName("Dossier dont les échéances sont montrées")
        self._which.edited.connect(self._filter)
        self._label = words("Dossier", "label", wrap=False)
        self._label.setBuddy(self._which.combo)
        self._print = SecondaryButton("Imprimer la liste", self._show_paper, icon="printer")
        self._export = SecondaryButton("Exporter vers mon agenda", self._write, icon="calendar-days")
        self._told = words("", "done")
        self._told.hide()
        self._now = Slot()
        self._month = MonthPicture(desk.today)
        self._month.chosen.connect(self._go_to)
        self._later = Slot()
        choice = boxed(horizontal(self._label, self._which, gap=12))
        self.add(Flow(choice, self._print, self._export, gap=12), self._told, self._now, self._month, self._later)
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.deadlines.upcoming, self._desk.today, then=self._show)

    def _show(self, found: "DeadlineList") -> None:
        if found == self._list:
            return
        self._list = found
        self._which.offer(found.dossiers)
        self._filter()

    @property
    def _chosen(self) -> tuple[Deadline, ...]:
        wanted = self._which.text()
        return tuple(item for item in (self._list.deadlines if self._list else ()) if wanted in ("", item.dossier_id))

    def _filter(self) -> None:
        chosen = self._chosen
        self._rows = {}
        pressing = (DeadlineLevel.LATE, DeadlineLevel.NOW)
        now = [item for item in of_today(chosen) if item.level in pressing]
        later = [item for item in chosen if item.level not in pressing]
        self._now.show_pieces(
            *self._group("À faire maintenant", now[: self._most]), *self._more(len(now) - self._most), *self._nothing(now, chosen)
        )
        self._month.show_deadlines(chosen, self._desk.today)
        groups = groupby(later[: self._most], key=lambda item: (item.day.year, item.day.month))
        pieces = [piece for _, items in groups for piece in self._of_month(list(items))]
        self._later.show_pieces(*pieces, *self._more(len(later) - self._most), *_sources(chosen))
        for button in (self._print, self._export):
            button.setEnabled(bool(chosen))

    def _of_month(self, items: list[Deadline]) -> list[QWidget]:
        return self._group(month_year(items[0].day).capitalize(), items)

    def _group(self, title: str, items: Sequence[Deadline]) -> list[QWidget]:
        if not items:
            return []
        rows = [deadline_row(self._desk, item) for item in items]
        for item, row in zip(items, rows, strict=True):
            self._rows.setdefault(item.day, row)
        return [boxed(vertical(words(title, "title"), TaskList(rows), gap=10))]

    def _more(self, left: int) -> list[QWidget]:
        return [LinkButton(f"Montrer la suite\u00a0: encore {plural(left, 'échéance')}", self._show_more)] if left > 0 else []

    def _show_more(self) -> None:
        self._most += _STEP
        self._filter()

    def _nothing(self, now: Sequence[Deadline], chosen: Sequence[Deadline]) -> list[QWidget]:
        if now:
            return []
        if chosen:
            return [words("Rien à faire aujourd’hui.", "second")]
        begin = Mend("Aller à l’accueil", self._desk.go.home)
        return [EmptyState("calendar-days", "Aucune échéance pour l’instant", "Elles viennent avec vos dossiers et vos factures.", begin)]

    def _go_to(self, day: date) -> None:
        row = self._rows.get(day)
        while row is None and self._most < len(self._chosen):
            self._show_more()
            row = self._rows.get(day)
        if row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_paper(self) -> None:
        self._desk.ask(
            services.deadlines.paper, self._which.text(), self._desk.today, then=lambda pdf: self._desk.go.paper("Liste des échéances", pdf)
        )

    def _write(self) -> None:
        path = self._desk.dialogs.save_as("Exporter les échéances", "echeances.ics", CALENDAR)
        if path is not None:
            self._desk.ask(
                services.deadlines.calendar, self._which.text(), self._desk.today, then=lambda content: self._write_to(path, content)
            )

    def _write_to(self, path: Path, content: bytes) -> None:
        self._desk.ask(printing.write, path, content, then=lambda written: self._tell(written.name))

    def _tell(self, name: str) -> None:
        said = f"Écrit\u00a0: {name}. Ouvrez-le avec votre agenda\u00a0; exporté de nouveau, il remplace ce qu’il a déjà apporté."
        self._told.setText(said)
        self._told.show()
        announce.say(self, said)


def _sources(chosen: Sequence[Deadline]) -> list[QWidget]:
    """Where each of these days comes from, once for all that share it."""
    sources = dict.fromkeys(item.source for item in chosen)
    lines = [words(f"{source}.") for source in sources]
    return [Disclosure("D’où viennent ces jours\u00a0?", boxed(vertical(*lines, gap=6)))] if lines else []
