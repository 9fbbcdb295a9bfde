"""The list of issued attestations: what each set is, how far it is from being signed and joined, and what one can do with it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attested import lacking_said
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.certificate_rows import SetRow


class SetList(QWidget):
    """Sets of attestations, the last one first.

    Signals:
        printed, opened, saved_apart, scan_asked, removed: what is asked of a set.
        joining: a set is to be joined to an invoice, of which the id and the title are given.
    """

    printed = Signal(object)
    opened = Signal(object)
    saved_apart = Signal(object)
    scan_asked = Signal(object)
    removed = Signal(object)
    joining = Signal(object, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._slot = Slot(gap=10)
        self.setLayout(vertical(self._slot))

    def show_rows(self, rows: "Sequence[SetRow]") -> None:
        """Show these sets; nothing at all while none was issued."""
        if not rows:
            self._slot.show_pieces()
            return
        card = Card(margins=(6, 6, 6, 6), gap=0)
        card.add_rows(self._row(row) for row in rows)
        self._slot.show_pieces(words("Attestations émises", "title"), card)

    def _row(self, row: "SetRow") -> QWidget:
        name = f"les attestations {row.code}"
        acts = [
            Button("Imprimer…", partial(self.printed.emit, row), kind="small", icon="printer", name=f"Imprimer {name}"),
            Button("Voir", partial(self.opened.emit, row), kind="small", icon="eye", name=f"Voir {name}"),
            Button(
                "Un fichier par attestation…",
                partial(self.saved_apart.emit, row),
                kind="small",
                icon="files",
                name=f"Un fichier par attestation\u00a0: {name}",
            ),
        ]
        if row.scans:
            acts.append(
                Button(
                    "Voir le scan signé",
                    partial(self.scan_asked.emit, row),
                    kind="small",
                    icon="image",
                    name=f"Voir le scan signé\u00a0: {name}",
                )
            )
        for invoice_id, title in row.drafts:
            asked = partial(self.joining.emit, row, invoice_id, title)
            acts.append(Button(join_words(title), asked, kind="small", icon="paperclip", name=f"{join_words(title)}\u00a0: {name}"))
        head = horizontal((words(f"{row.code}, {row.days}", "strong"), 1), StatusPill(*status(row)), gap=12)
        note = " · ".join(part for part in (f"émises le {row.issued_on}", row.content, row.invoice) if part)
        more = [words(said, step) for said, step in notes(row)]
        remove = QuietButton("trash-2", f"Retirer {name}", partial(self.removed.emit, row))
        foot = horizontal((Flow(*acts, gap=8), 1), remove, gap=8)
        return boxed(vertical(head, words(note, "caption"), *more, foot, margins=(14, 12, 14, 12), gap=6))


def join_words(title: str) -> str:
    """What a button that joins a set to an invoice says."""
    return f"Joindre à la {title[:1].lower()}{title[1:]}"


def status(row: "SetRow") -> tuple[str, str]:
    """The tone and the words of a set's status."""
    if row.replaced_by:
        return "locked", "Remplacées"
    if row.joined:
        return "done", "Signées et jointes"
    if row.to_sign and row.scans and row.lacking:
        return "doing", "Scan incomplet"
    if row.to_sign:
        return ("todo", "À signer") if row.lacking else ("done", "Signées")
    return ("warning", "Pas jointes") if row.invoice else ("done", "Signées")


def notes(row: "SetRow") -> list[tuple[str, str]]:
    """What else is to be known of a set, and how it is written."""
    if row.replaced_by:
        return [(f"Remplacées par {row.replaced_by}.", "caption")]
    said = []
    if row.outdated:
        said.append(("La feuille a changé depuis\u00a0: émettez-les de nouveau.", "warning"))
    if row.to_sign and row.scans and row.lacking:
        missing = lacking_said(row.lacking)
        said.append((f"{missing[:1].upper()}{missing[1:]} du scan signé.", "warning"))
    elif row.to_sign and row.lacking:
        said.append(
            ("Imprimez-les, faites-les signer, puis déposez leur scan dans «\u00a0Scans et photos\u00a0», en bas de cette page.", "caption")
        )
    return said
