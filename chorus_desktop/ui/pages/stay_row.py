"""One stay in the list: folded to whose it is, its days and what they count; opened to be typed, its absences among them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain.attendance import Child, Stay
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.care import masked
from chorus_desktop.domain.french import month_year
from chorus_desktop.domain.fresh import month_of
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import Choice
from chorus_desktop.domain.stay_typing import LIST, read_stay
from chorus_desktop.domain.stays import StayCount, counted
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.folded_row import FoldedRow, RowKind
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.pages.stay_absences import StayAbsences
from chorus_desktop.ui.widgets.boxes import Columns
from chorus_desktop.ui.widgets.problems import ProblemBox

_FIELDS = (("child",), ("arrived_on", "left_on"), ("notes",))
NEW = "Nouveau séjour"


class StayRows:
    """What all rows are told with.

    Attributes:
        children: of the dossier; ``rule``: the payer's; ``month``: the first day of the one that is counted.
        kind: of the rows.
    """

    def __init__(self) -> None:
        self.children: tuple[Child, ...] = ()
        self.rule = AttendanceRule()
        self.month: date | None = None
        self.kind = RowKind(Stay, "séjour", "le séjour", _FIELDS, self._said)

    def name(self, child_id: str, *, hidden: bool) -> str:
        """How a child is called now; empty for one that is not in the dossier."""
        known = next((child.name for child in self.children if child.id == child_id), "")
        return masked(known) if hidden else known

    def count(self, stay: Stay) -> StayCount:
        """What a stay is in the month; only days on which the payer pays for its child are to be billed."""
        if self.month is None:
            return StayCount()
        found = counted(stay, self.rule, *month_of(self.month))
        child = next((child for child in self.children if child.id == stay.child), None)
        if child is None:
            return found
        return replace(found, billable=frozenset(day for day in found.billable if child.is_paid_on(day)))

    def _said(self, stay: Stay, names_hidden: bool) -> tuple[str, str]:  # noqa: FBT001 - as every row is told
        title = self.name(stay.child, hidden=names_hidden) or NEW
        span = stay.span if stay.arrived_on or stay.left_on else ""
        said = f"{month_year(self.month)}\u00a0: {self.count(stay).said}" if self.month and stay.arrived_on else ""
        return title, " · ".join(part for part in (span, said) if part)


class StayRow(FoldedRow):
    """A row.

    Signals:
        absence_removed: one of its absences was taken away; its texts before.
    """

    absence_removed = Signal(object)

    def __init__(self, rows: StayRows) -> None:
        self._all = rows
        self._absences: StayAbsences | None = None
        self._before: dict[str, str] = {}
        self._strays: Slot | None = None
        super().__init__(rows.kind)

    @override
    def typed(self) -> dict[str, str]:
        typed = super().typed()
        if self._absences is None:
            return typed
        return {name: text for name, text in typed.items() if not name.startswith(f"{LIST}.")} | self._absences.typed()

    @property
    def stay(self) -> Stay:
        """What its texts say."""
        return read_stay(self.typed()).value

    @override
    def show_texts(self, typed: Mapping[str, str]) -> None:
        if self._absences is not None:
            self._absences.show_texts(typed)
        super().show_texts(typed)

    @override
    def show_problems(self, problems: Sequence[Problem]) -> None:
        super().show_problems(problems)
        if self._absences is not None and self.is_open:
            self._absences.show_problems([found for found in problems if f".{LIST}." in found.where])

    def show_strays(self, problems: Sequence[Problem]) -> None:
        """Say at once, in an open row too, that days of absence are out of the stay."""
        if self._strays is None:
            return
        said = [found for found in problems if found.where == f"stays.{self.key}.{LIST}"]
        self._strays.show_pieces(*(ProblemBox(found.sentence, level=found.level.value) for found in said))

    @override
    def open(self) -> FieldRows:
        fields = super().open()
        if self._absences is not None:
            self._absences.show_problems([found for found in self._problems if f".{LIST}." in found.where])
        self.show_strays(self._problems)
        return fields

    @override
    def take_focus(self, field: str = "") -> QWidget:
        first = super().take_focus(field)
        if field.startswith(f"{LIST}.") and self._absences is not None:
            return self._absences.take_focus(field.split(".")[1]) or first
        return first

    @override
    def be_masked(self, *, masked: bool) -> None:
        super().be_masked(masked=masked)
        editor = self._fields.by_name["child"].editor if self._fields is not None else None
        if isinstance(editor, ComboEditor):
            editor.offer([(choice.value, choice.label) for choice in self._choices()])
        self._say()

    def _choices(self) -> list[Choice]:
        named = [Choice(value=child.id, label=self._all.name(child.id, hidden=self._masked)) for child in self._all.children]
        return sorted(named, key=lambda choice: choice.label)

    @override
    def _value(self) -> Stay:
        return self.stay

    @override
    def _make(self) -> FieldRows:
        fields = FieldRows(Stay, parent=self)
        # Empty as long as the dossier has no child: a list all the same.
        child = fields.make("child", title="Enfant ou jeune", choices=self._choices() or [Choice(value="", label="")])
        dates = Columns([fields.make("arrived_on"), fields.make("left_on")], from_width=420, gap=20)
        self._absences, self._strays = StayAbsences(self._all.rule.absences), Slot()
        for piece in (child, dates, self._absences, self._strays, fields.make("notes")):
            self._inside.addWidget(piece)
        fields.show_texts(self._kept)
        self._absences.show_texts(self._kept)
        fields.edited.connect(self._edited)
        self._absences.edited.connect(self._edited)
        self._absences.removing.connect(self._remember)
        self._absences.removed.connect(lambda: self.absence_removed.emit(self._before))
        self._fields = fields
        self.be_masked(masked=self._masked)
        return fields

    @override
    def _name(self) -> None:
        super()._name()
        if self._absences is not None:
            self._absences.belong_to(f"{self._kind.noun} {self._place}")

    def _remember(self) -> None:
        self._before = self.typed()
