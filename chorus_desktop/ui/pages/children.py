"""The children of a dossier: typed in a table with the keyboard alone; names stay hidden until asked where the payer's children are in care."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QModelIndex
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import plain, plural
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.pages.children_model import ChildrenModel
from chorus_desktop.ui.pages.children_notes import notes
from chorus_desktop.ui.pages.children_paste import MOST_PASTED, pasted
from chorus_desktop.ui.pages.children_table import ChildrenTable
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import restyle, words

if TYPE_CHECKING:
    from chorus_desktop.services.roster_views import ChildrenView

KEYS_SAID = "Entrée\u00a0: enfant suivant · Tab\u00a0: case suivante · Espace\u00a0: bénéficiaire · Alt + flèche\u00a0: déplacer · Ctrl+Suppr\u00a0: retirer"


class ChildrenPage(Page):
    """Saved by itself.

    Args:
        desk: what a page may ask for.
        dossier_id: whose children.
        field: where to put the cursor: the id of a child and a field.
    """

    def __init__(self, desk: Desk, dossier_id: str, field: str = "") -> None:
        super().__init__("Enfants", where="Dossier")
        self._desk, self._id, self._field = desk, dossier_id, field
        self._view: ChildrenView | None = None
        self._changed: set[str] = set()
        self._sent: set[str] = set()
        self._summary, self._notes = ErrorSummary(), Slot(gap=12)
        self._names = NamesButton()
        self._names.turned.connect(self._mask)
        self._count = words("", "caption", wrap=False)
        self._help = words("", "second")
        self._model = ChildrenModel(self)
        self._model.be_masked(masked=True)
        self._table = ChildrenTable(self._model)
        self._said = words("", "warning")
        self._paid = SecondaryButton("Tous bénéficiaires", self._pay, icon="check")
        self._sort = SecondaryButton("Trier par nom", self._sort_by_name)
        self._bin = SecondaryButton("Retirer", self._remove, icon="trash-2")
        self._autosave = Autosave(self, dict, lambda _: self._save())
        self._model.edited.connect(self._edited)
        self._table.pasted.connect(self._paste)
        self._table.removing.connect(self._remove)
        self._table.moving.connect(self._move)
        self._table.selectionModel().selectionChanged.connect(self._say_selection)
        self._table.selectionModel().currentChanged.connect(self._say_row)
        head = Flow(self._paid, self._sort, self._bin, self._names, self._count, gap=12)
        self.add(self._summary, self._notes, self._help, (self._table, 1), self._said, words(KEYS_SAID, "caption"), head)
        bring = SecondaryButton("Importer un tableau…", self._bring, icon="download")
        self.add_actions(PrimaryButton("J’ai terminé", self._go_on), bring)
        self.first = self._table
        self._say_selection()
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.roster.children, self._id, then=self._show)

    @override
    def leaving(self) -> None:
        self._commit()
        self._names.hide_names()
        self._mask()

    def _show(self, view: "ChildrenView") -> None:
        self._take(view)
        if not self._autosave.unsaved:
            self._model.show_rows(view.rows, view.rule.card)
            self._table.share()
        self._mask()
        child, _, name = self._field.partition(".")
        self._field = ""
        place = self._model.place_of(child, name)
        if not self._table.currentIndex().isValid() or child:
            self._table.setCurrentIndex(place)
            self._table.scrollTo(place)

    def _take(self, view: "ChildrenView") -> None:
        self._view = view
        wanted = "Le payeur veut le prénom et le nom en entier." if view.rule.full_names else "Le prénom et l’initiale du nom suffisent."
        self.header.say("Enfants", where=f"{view.title} · {view.recipient}", subtitle=f"{wanted} Rien d’autre n’est demandé.")
        self._help.setText(
            f"«\u00a0Bénéficiaire\u00a0»\u00a0: le payeur paie pour les enfants {view.rule.beneficiaries}. "
            "Eux seuls comptent dans les factures et les attestations\u00a0; «\u00a0du\u00a0» et «\u00a0au\u00a0» sont facultatifs."
        )
        if not view.rows:
            self._help.setText(f"Tapez le premier prénom, ou collez une liste copiée d’un tableau. {self._help.text()}")
        self._names.setVisible(view.sensitive)
        self._model.show_problems(view.problems)
        self._say(view)

    def _say(self, view: "ChildrenView") -> None:
        paid = sum(1 for row in view.rows if row.get("beneficiary") == "oui")
        self._count.setText(f"{plural(len(view.rows), 'enfant')}, dont {plural(paid, 'bénéficiaire')}" if view.rows else "")
        self._notes.show_pieces(*notes(view, self._decide, self._go_to))
        self._say_row()

    def _bring(self) -> None:
        self._commit()
        self._desk.go.import_presences(self._id)

    def _mask(self) -> None:
        self._model.be_masked(masked=self._view is None or (self._view.sensitive and not self._names.shows))

    def _edited(self, child: str) -> None:
        self._changed.add(child)
        self._autosave.touch()

    def _commit(self) -> None:
        self._table.commit()
        self._autosave.flush()

    def _save(self) -> Save:
        # What the disk has not confirmed goes again: a newer save takes the place of one that was refused.
        self._sent |= self._changed
        self._changed = set()
        rows = {row["id"]: row for row in self._all_rows() if row["id"] in self._sent}
        return self._desk.keep(services.roster.save_children, self._id, rows, self._desk.today, then=partial(self._saved, frozenset(rows)))

    def _saved(self, rows: frozenset[str], view: "ChildrenView") -> None:
        self._sent -= rows
        self._take(view)

    def _all_rows(self) -> list[dict[str, str]]:
        return [self._model.texts(rank) for rank in range(self._model.rowCount())]

    def _chosen(self) -> list[int]:
        last = self._model.rowCount() - 1
        return sorted(index.row() for index in self._table.selectionModel().selectedRows() if index.row() < last)

    def _say_selection(self) -> None:
        chosen = self._chosen()
        self._paid.setText(f"Ces {len(chosen)} enfants\u00a0: bénéficiaires" if len(chosen) > 1 else "Tous bénéficiaires")
        self._bin.setText(f"Retirer ces {len(chosen)} enfants" if len(chosen) > 1 else "Retirer l’enfant")
        self._bin.setEnabled(bool(chosen))

    def _say_row(self) -> None:
        row = self._table.currentIndex().row()
        found = self._model.problems_of(row) if row >= 0 and not self._table.typing else []
        self._said.setText(" ".join(f"{title}\u00a0: {problem.sentence}" for title, problem in found))
        self._said.setVisible(bool(found))
        stops = any(problem.level is Level.ERROR for _, problem in found)
        restyle(self._said, "problem" if stops else "warning")

    def _pay(self) -> None:
        """Every child is one that the payer pays for, or those chosen."""
        self._commit()
        chosen = self._chosen()
        rows = [self._model.texts(rank) for rank in (chosen if len(chosen) > 1 else range(self._model.rowCount() - 1))]
        before = {row["id"]: {"beneficiary": ""} for row in rows if row.get("beneficiary") != "oui"}
        if before:
            self._model.write({child: {"beneficiary": "oui"} for child in before})
            said = "1 enfant est maintenant bénéficiaire." if len(before) == 1 else f"{len(before)} enfants sont maintenant bénéficiaires."
            self._offer_back(said, before)

    def _paste(self, place: QModelIndex, text: str) -> None:
        fields = [column.field for column in self._model.columns][place.column() :]
        changes, before, left = pasted(text, fields, self._all_rows()[place.row() : self._model.rowCount() - 1])
        self._model.write(changes)
        said = "1 ligne collée." if len(changes) == 1 else f"{len(changes)} lignes collées."
        if left:
            said += f" {plural(left, 'ligne laissée', 'lignes laissées')}\u00a0: {MOST_PASTED} au plus à la fois."
        announce.say(self, said)
        self._offer_back(said, before, "check")

    def _offer_back(self, said: str, before: Mapping[str, Mapping[str, str]], icon: str = "check") -> None:
        self._autosave.touch()
        self._autosave.flush()
        self._desk.offer_undo(said, partial(self._write_back, before), icon)

    def _write_back(self, before: Mapping[str, Mapping[str, str]]) -> None:
        if not shiboken6.isValid(self):
            # The page was left since: the texts go back where they are kept.
            self._desk.keep(services.roster.save_children, self._id, before, self._desk.today)
            return
        self._model.write(before)
        self._autosave.flush()
        self.returned()

    def _remove(self) -> None:
        self._commit()
        ids = [self._model.texts(rank)["id"] for rank in self._chosen()]
        marked = sum(self._view.marked.get(child, 0) for child in ids) if self._view is not None else 0
        if ids:
            self._desk.ask(services.roster.remove, self._id, tuple(ids), self._desk.today, then=partial(self._removed, ids, marked))

    def _removed(self, ids: Sequence[str], marked: int, view: "ChildrenView") -> None:
        self._show(view)
        said = "Enfant retiré" if len(ids) == 1 else f"{len(ids)} enfants retirés"
        said += f", avec {plural(marked, 'présence ou séjour', 'présences ou séjours')}." if marked else "."
        self._desk.offer_undo(said, partial(self._desk.ask, services.roster.put_back, self._id, tuple(ids), then=self._show))

    def _sort_by_name(self) -> None:
        self._reorder([row["id"] for row in sorted(self._model.rows, key=_by_name)], "Enfants triés par nom.")

    def _move(self, way: int) -> None:
        chosen, last = self._chosen(), self._model.rowCount() - 2
        if len(chosen) == 1 and 0 <= chosen[0] + way <= last:
            ids = [row["id"] for row in self._model.rows]
            ids[chosen[0]], ids[chosen[0] + way] = ids[chosen[0] + way], ids[chosen[0]]
            self._reorder(ids)

    def _reorder(self, ids: Sequence[str], said: str = "") -> None:
        self._commit()
        before = [row["id"] for row in self._model.rows]
        current = self._model.texts(max(self._table.currentIndex().row(), 0))["id"]
        self._desk.ask(services.roster.reorder, self._id, tuple(ids), then=partial(self._reordered, current))
        if said and before != ids:
            self._desk.offer_undo(said, partial(self._desk.ask, services.roster.reorder, self._id, tuple(before), then=self._show), "check")

    def _reordered(self, current: str, view: "ChildrenView") -> None:
        self._show(view)
        self._table.go_to(self._model.place_of(current, "first_name"))

    def _decide(self) -> None:
        self._commit()
        self._desk.go.twins(self._id)

    def _go_on(self) -> None:
        self._commit()
        self._desk.ask(services.roster.children, self._id, then=self._judge)

    def _judge(self, view: "ChildrenView") -> None:
        self._take(view)
        stops = [problem for problem in view.problems if problem.level is Level.ERROR]
        self._summary.show_lines([(problem.sentence, partial(self._go_to, problem)) for problem in stops[:10]])
        if not stops:
            self._desk.back()

    def _go_to(self, problem: Problem) -> None:
        _, child, field = problem.where.split(".")
        self._table.go_to(self._model.place_of(child, field), typing=True)


def _by_name(row: Mapping[str, str]) -> tuple[str, str]:
    return plain(row.get("last_name", "") or row.get("first_name", "")), plain(row.get("first_name", ""))
