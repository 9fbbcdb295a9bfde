"""« Sauvegardes »: the copies the program makes by itself, and the way back to each."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import size
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.file_acts import Files, back_up, restore, save_copy
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.safety import BackupRow


class BackupsPage(Page):
    """Every backup with its day and whether it is sound."""

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(
            "Vos sauvegardes", where="Fichier", subtitle="Une copie vérifiée est faite chaque jour où le programme est ouvert."
        )
        self._desk = desk
        self._files = files
        self._slot = Slot()
        now = PrimaryButton("Sauvegarder maintenant", partial(back_up, desk, self.returned), icon="save")
        elsewhere = SecondaryButton("Enregistrer une copie ailleurs…", partial(save_copy, desk), icon="download")
        self.add(boxed(horizontal(now, elsewhere, None, gap=12)), self._slot)
        self.returned()

    def returned(self) -> None:
        self._desk.ask(services.safety.backups, then=self._show)

    def _show(self, rows: "tuple[BackupRow, ...]") -> None:
        if not rows:
            self._slot.show_pieces(
                EmptyState("archive", "Aucune sauvegarde pour l’instant", "La première sera faite à la prochaine ouverture.")
            )
            return
        card = Card(gap=0)
        card.add_rows(self._row(row) for row in rows)
        self._slot.show_pieces(card)

    def _row(self, row: "BackupRow") -> QWidget:
        facts = " · ".join(part for part in (row.said, row.held, size(row.size)) if part)
        what = vertical(words(row.moment, "strong"), words(facts, "second"), gap=2)
        line = horizontal(
            (what, 1), StatusPill("done", "Vérifiée") if row.good else StatusPill("fix", "Abîmée"), gap=16, margins=(0, 12, 0, 12)
        )
        if row.good:
            back = SecondaryButton("Y revenir…", partial(restore, self._desk, self._files, row.path, row.moment))
            back.setAccessibleName(f"Revenir à la sauvegarde du {row.moment}")
            line.addWidget(back)
        return boxed(line)
