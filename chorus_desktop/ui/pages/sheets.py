"""Attendance sheets on paper: choose, look, print; then bring the scans back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import announce, printing, theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import PDF
from chorus_desktop.ui.open_pdf import open_pdf
from chorus_desktop.ui.pages.scan_area import ScanArea
from chorus_desktop.ui.pages.sheet_order import SheetChoices
from chorus_desktop.ui.pages.sheet_rows import SheetList
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import boxed, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pdf_preview import PdfPreview
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.sheets import Drawn, SheetRow, SheetsView


class SheetsPage(Page):
    """The sheets of a dossier.

    Args:
        desk: what a page may ask for.
        dossier_id: whose.
        activity_id: the activity to begin with.
    """

    def __init__(self, desk: Desk, dossier_id: str, activity_id: str = "") -> None:
        super().__init__("Feuilles de présence", subtitle="Imprimez-les, faites-les cocher, puis rendez leur scan au programme.")
        self._desk = desk
        self._id = dossier_id
        self._activity = activity_id
        self._choices: SheetChoices | None = None
        self._drawn: Drawn | None = None
        self._top = Slot()
        self._trouble = Slot()
        self._told = words("", "done")
        self._told.hide()
        self._print = PrimaryButton("Imprimer…", self._print_it, icon="printer")
        self._save = SecondaryButton("Enregistrer sous…", self._save_it, icon="download")
        self._acts = Flow(SecondaryButton("Voir la feuille", self._look, icon="eye"), self._print, self._save)
        self._preview = PdfPreview("Feuille de présence", self._open_outside)
        theme.hold(self._preview, min_height=520)
        self._shown = boxed(vertical(self._preview))
        self._shown.hide()
        self._order = boxed(vertical(self._top, self._trouble, self._acts, self._told, self._shown, gap=14))
        self._scans = ScanArea(desk, dossier_id)
        self._scans.filed.connect(self._ask)
        self._list = SheetList()
        self._list.opened.connect(self._open)
        self._list.scan_asked.connect(lambda row: desk.go.sheet_scan(dossier_id, row.id))
        self._list.grid_asked.connect(lambda row: desk.go.grid(dossier_id, row.activity_id))
        self._list.removed.connect(self._remove)
        self.add(self._order, self._scans, self._list)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._ask()

    @override
    def leaving(self) -> None:
        self._scans.leave()

    def _ask(self) -> None:
        self._desk.ask(services.sheets.view, self._id, self._desk.today, then=self._show)

    def paste(self) -> None:
        """« Édition », « Coller », where no field has the focus: a scan copied elsewhere."""
        self._scans.paste()

    def _show(self, view: "SheetsView") -> None:
        self.header.say(self.header.heading.text(), where=view.title, subtitle=self.header.subtitle.text())
        self._acts.setVisible(bool(view.activities))
        self._list.show_rows(view.rows)
        if not view.activities:
            begin = Mend("Ajouter une activité et ses séances", lambda: self._desk.go.activities(self._id))
            empty = EmptyState("calendar-days", "Aucune séance à imprimer", "Une feuille a une colonne par séance.", begin)
            self._choices = None
            self._top.show_pieces(empty)
            return
        if self._choices is None:
            self._choices = SheetChoices(view, self._activity)
            self._choices.changed.connect(self._forget)
            heading = words("Imprimer une feuille", "title")
            nobody = Mend("Ajouter les enfants", lambda: self._desk.go.children(self._id))
            note = (
                []
                if view.has_children
                else [
                    ProblemBox(
                        "La liste des enfants est vide", "La feuille aura des lignes à remplir à la main.", level="info", mend=nobody
                    )
                ]
            )
            self._top.show_pieces(heading, self._choices, *note)

    def _forget(self) -> None:
        """Another sheet is wanted: what is shown is no longer it."""
        self._drawn = None
        self._shown.hide()
        self._told.hide()
        self._trouble.show_pieces()

    def _look(self) -> None:
        self._with_sheet(self._show_sheet)

    def _with_sheet(self, then: "Callable[[Drawn], object]") -> None:
        if self._drawn is not None:
            then(self._drawn)
            return
        order = self._choices.order() if self._choices is not None else None
        if order is not None:
            self._desk.ask(services.sheets.draw, self._id, order, self._desk.today, then=partial(self._got, then), otherwise=self._say)

    def _got(self, then: "Callable[[Drawn], object]", drawn: "Drawn") -> None:
        self._trouble.show_pieces()
        self._drawn = drawn
        then(drawn)

    def _say(self, trouble: Trouble) -> None:
        self._trouble.show_pieces(ProblemBox(trouble.sentence, trouble.what_to_do))
        announce.say(self, trouble.sentence)

    def _show_sheet(self, drawn: "Drawn") -> None:
        self._preview.show_pdf(drawn.data, drawn.said)
        self._shown.show()

    def _print_it(self) -> None:
        self._with_sheet(lambda drawn: printing.print_pdf(self._desk, drawn.title, drawn.data, partial(self._keep, drawn)))

    def _save_it(self) -> None:
        self._with_sheet(self._save_sheet)

    def _save_sheet(self, drawn: "Drawn") -> None:
        path = self._desk.dialogs.save_as("Enregistrer la feuille", drawn.name, PDF)
        if path is not None:
            self._desk.ask(printing.write, path, drawn.data, then=lambda written: self._keep(drawn, f"Enregistrée dans {written.name}."))

    def _open_outside(self) -> None:
        drawn = self._drawn
        if drawn is not None:
            open_pdf(self._desk, drawn.title, drawn.data)
            self._keep(drawn, "Ouverte dans le lecteur PDF.")

    def _keep(self, drawn: "Drawn", said: str) -> None:
        code = drawn.made.code.pretty()
        self._told.setText(f"{said} Son code est {code}\u00a0: son scan sera reconnu.")
        self._told.show()
        announce.say(self, self._told.text())
        self._desk.ask(services.sheets.keep, drawn.made, then=self._kept)

    def _kept(self, _: object) -> None:
        self._ask()

    def _open(self, row: "SheetRow") -> None:
        shown = lambda paper: self._desk.go.paper(paper.title, paper.data, f"{row.content}. Code {row.code}.")  # noqa: E731 - held by this page
        self._desk.ask(services.sheets.again, self._id, row.id, self._desk.today, then=shown)

    def _remove(self, row: "SheetRow") -> None:
        self._desk.ask(services.sheets.remove, row.id, self._desk.today, then=partial(self._removed, row))

    def _removed(self, row: "SheetRow", _: object) -> None:
        self._ask()
        undo = lambda: self._desk.ask(services.sheets.put_back, row.id, then=self._kept)  # noqa: E731 - held by this page
        self._desk.offer_undo(f"Feuille {row.code} retirée, avec ses scans.", undo)
