"""What two steps ask for besides clicks: the structure's own fields, and the bank details block by block."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.french import size
from chorus_desktop.domain.preparation import AccountForm, PortalAccount, PortalPreparation
from chorus_desktop.domain.preparing import CopyLine
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save, Typed
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.preparation_pieces import copy_card
from chorus_desktop.ui.pages.scan_card import Scan, ScanCard
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, vertical
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.preparation import PreparationView

COPIED = "«\u00a0Copier\u00a0» donne la valeur sans espaces, comme le portail la veut."


class _CopySlot(Slot):
    """Fields to copy, made anew only when one of them changed: « Copié » stays where one is."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._lines: Sequence[CopyLine] = ()

    def show_lines(self, lines: Sequence[CopyLine]) -> None:
        if lines != self._lines:
            self._lines = lines
            self.show_pieces(copy_card(self._title, COPIED, lines))


class StructurePart(QWidget):
    """The form « Créer une structure ».

    Signals:
        changed: what was typed is kept.
    """

    changed = Signal()

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, association_id
        self._fields = FieldRows(PortalPreparation, parent=self)
        head = vertical(words("Ce que seul le portail demande", "title"), gap=4)
        card = Card(head, self._fields.make("structure_label"), self._fields.make("undisclosed"), gap=14)
        self._lines = _CopySlot("Le formulaire, champ par champ")
        self.setLayout(vertical(card, self._lines, gap=16))
        self._autosave = Autosave(self, self._fields.typed, self._save)
        self._fields.edited.connect(self._autosave.touch)
        self._fields.by_name["undisclosed"].edited.connect(self.flush)

    def flush(self) -> None:
        """Save now what was typed."""
        self._autosave.flush()

    def show_preparation(self, view: "PreparationView") -> None:
        """Show what is kept, and what follows from it."""
        if not self._autosave.unsaved:
            self._fields.show_texts(view.structure_typed)
        self._lines.show_lines(view.structure)

    def _save(self, typed: Typed) -> Save:
        return self._desk.keep(services.preparation.save_structure, self._id, typed, then=self._kept)

    def _kept(self, _: object) -> None:
        self.changed.emit()


class BankPart(QWidget):
    """The form « Créer une coordonnée bancaire », and the file of the RIB.

    Signals:
        changed: what was typed is kept.
    """

    changed = Signal()

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, association_id
        self._card = FieldRows(Association, parent=self)
        self._account = FieldRows(PortalAccount, parent=self)
        make = self._account.make
        iban = Columns([self._card.make("iban"), self._card.make("bic")], weights=[0, 1], from_width=560, gap=20)
        own = vertical(
            words("Vos coordonnées bancaires", "title"),
            words("IBAN et BIC sont ceux de la page «\u00a0Mon association\u00a0»\u00a0: changés ici, ils le sont là-bas.", "second"),
            gap=4,
        )
        rows = [make("name"), make("form"), iban, make("rib"), make("factor")]
        pairs = (("factor_name", "factor_country"), ("factor_id_type", "factor_id"))
        self._factor = [Columns([make(name) for name in pair], from_width=560, gap=20) for pair in pairs]
        self._notices = Slot(gap=8)
        self._lines = _CopySlot("Le formulaire, bloc par bloc")
        self._scan = ScanCard(desk, association_id, _rib())
        self._scan.changed.connect(self.changed)
        card = Card(own, *rows, *self._factor, self._notices, gap=16)
        file = Card(
            self._scan, words(f"Gardé dans votre fichier, {size(services.portal_data.preparation().file_bytes)} au plus.", "caption")
        )
        self.setLayout(vertical(card, self._lines, file, gap=16))
        self._saves = (
            Autosave(self, self._account.typed, self._save_account),
            Autosave(self, self._card.typed, self._save_card),
        )
        for fields, save in zip((self._account, self._card), self._saves, strict=True):
            fields.edited.connect(save.touch)
        form = self._account.by_name["form"]
        for choice, button in zip(AccountForm, form.editor.inputs, strict=True):
            # The field « IBAN » stands beside it.
            button.setAccessibleName(f"{form.spec.title}\u00a0: {choice.label}")
        for name in ("form", "factor"):
            self._account.by_name[name].edited.connect(self._chosen)
        self._follow()

    def flush(self) -> None:
        """Save now what was typed."""
        for save in self._saves:
            save.flush()

    def show_preparation(self, view: "PreparationView") -> None:
        """Show what is kept, and what follows from it."""
        for fields, save, typed in zip((self._account, self._card), self._saves, (view.account_typed, view.card_typed), strict=True):
            if not save.unsaved:
                fields.show_texts(typed)
                fields.show_problems(fields.problems())
        self._notices.show_pieces(*(ProblemBox(problem.sentence, level="warning") for problem in view.account_problems))
        self._lines.show_lines(view.account)
        self._scan.show_scan(view.association.portal.rib_file)
        self._follow()

    def _chosen(self) -> None:
        self._follow()
        self.flush()

    def _follow(self) -> None:
        """Show the fields that the choices ask for."""
        rows = self._account.by_name
        is_rib = rows["form"].text() == AccountForm.RIB.value
        rows["rib"].setVisible(is_rib or bool(rows["rib"].text()))
        for pair in self._factor:
            pair.setVisible(bool(rows["factor"].text()))

    def _save_account(self, typed: Typed) -> Save:
        return self._desk.keep(services.preparation.save_account, self._id, typed, then=self._kept)

    def _save_card(self, typed: Typed) -> Save:
        return self._desk.keep(services.associations.save, self._id, typed, then=self._kept)

    def _kept(self, _: object) -> None:
        self.changed.emit()


def _rib() -> Scan:
    return Scan(
        title="Fichier du RIB",
        drop="Glissez ici le PDF ou la photo du RIB",
        pick="Choisir le RIB",
        name="RIB",
        of="le fichier du RIB",
        removed="Fichier du RIB retiré.",
        join=services.preparation.join_rib,
        put=services.preparation.set_rib,
        read=services.preparation.rib,
    )
