"""Beside the portal's fields: the deposit folder, the checklist before going, the papers to print."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.deposit import CheckLine
from chorus_desktop.domain.issued import IssuedDocument, JoinedFile
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui import printing
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.folder_acts import Told, erase_folder, open_folder, write_elsewhere, write_zip
from chorus_desktop.ui.widgets.boxes import Card, Line, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, QuietButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.status import TONES, StatusLine
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.opening import Store
    from chorus_desktop.services.views import IssuedView

PAPERS = {
    "invoice": ("{kind}", "file-text"),
    "summary": ("Récapitulatif de dépôt", "clipboard-check"),
    "checklist": ("Liste à vérifier", "clipboard-check"),
    "sheet": ("Fiche pour le formulaire de la collectivité", "file-text"),
}


def paper_of(store: "Store", key: str, invoice_id: str, today: date) -> bytes:
    """One of the papers of a deposit, whole."""
    match key:
        case "summary":
            return services.deposit.companions(store, invoice_id, today)[0].data
        case "checklist":
            return services.deposit.companions(store, invoice_id, today)[1].data
        case "sheet":
            return services.deposit.sheet(store, invoice_id, today).data
    return services.issue.preview(store, invoice_id, today)


def folder_card(desk: Desk, view: "IssuedView", told: Told, erased: Callable[[str], object]) -> Card:
    """The files to take to the portal, and where they are; what names children is offered for deletion once deposited.

    Args:
        desk: what every page is given.
        view: whose folder it is.
        told: given where it was written.
        erased: given what was deleted, in words.
    """
    document = view.document
    files = [_file(document.file_name, f"À choisir dans «\u00a0{view.file_label}\u00a0»", "file-text")]
    files += [_file(item.name, _what(item, view), "trash-2" if item.name in view.erased else "paperclip") for item in document.files]
    card = Card(words("Dossier de dépôt", "subheading"), *files, gap=10)
    card.body.addLayout(horizontal(Button("Ouvrir le dossier", lambda: open_folder(desk, view, told), icon="folder-open"), None))
    links = [
        LinkButton("L’écrire ailleurs…", lambda: write_elsewhere(desk, view, told)),
        LinkButton("En faire un ZIP", lambda: write_zip(desk, view, told)),
    ]
    card.body.addWidget(Flow(*links, gap=16))
    if view.erasable:
        card.body.addWidget(Line())
        card.body.addWidget(words("Il contient des noms d’enfants, et la facture est déposée.", "caption"))
        erase = Button("Effacer le dossier de dépôt de cet ordinateur", lambda: erase_folder(desk, view, erased), icon="trash-2")
        card.body.addLayout(horizontal(erase, None))
    return card


def _what(item: JoinedFile, view: "IssuedView") -> str:
    if item.name in view.erased:
        return "Pièce effacée avec les noms des enfants"
    label = next(line.label for block in view.form for line in block.lines if line.key == "files")
    return f"À ajouter dans «\u00a0{label}\u00a0» · {french.size(item.size)}"


def _file(name: str, what: str, icon: str) -> QWidget:
    text = vertical(words(name, "strong"), words(what, "caption"), gap=2)
    return _beside(Picture(icon, "accent", 20), text)


def checklist_card(lines: tuple[CheckLine, ...], get_ready: Callable[[], object]) -> Card:
    """What must be ready before opening the portal; what the program knows is ticked, with its day. ``get_ready`` leads to the rest."""
    card = Card(words("Avant d’ouvrir le portail", "subheading"), gap=10)
    for line in lines:
        card.body.addWidget(_check(line))
    card.body.addWidget(LinkButton("Compte, structure, droits\u00a0: être prêt", get_ready))
    return card


def _check(line: CheckLine) -> QWidget:
    if line.done:
        day = f" Le {french.long_date(line.done_on)}." if line.done_on else ""
        return StatusLine(f"{line.text}{day}", "done")
    tone = TONES["todo"]
    said = words(line.text)
    said.setAccessibleName(f"{line.text} À vérifier")
    pieces = [said] + ([words(line.help, "caption")] if line.help else [])
    return _beside(Picture(tone.icon, tone.ink, 18), vertical(*pieces, gap=2))


def _beside(picture: Picture, text: QLayout) -> QWidget:
    row = horizontal(picture, (text, 1), gap=10)
    row.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    return boxed(row)


def papers_card(desk: Desk, view: "IssuedView", told: Callable[[str], object]) -> Card:
    """The papers, to look at and to print."""
    card = Card(words("Papiers", "subheading"), gap=4)
    keys = ["invoice"] if view.state is InvoiceState.CANCELLED else list(PAPERS)
    papers = [(key, *PAPERS[key]) for key in keys]
    card.add_rows(
        _paper(
            desk,
            view,
            key,
            title.format(kind=view.document.works.document if view.document.works else view.document.kind.label),
            icon,
            told,
        )
        for key, title, icon in papers
    )
    return card


def _paper(desk: Desk, view: "IssuedView", key: str, title: str, icon: str, told: Callable[[str], object]) -> QWidget:
    whole = f"{title} {view.document.number}"
    said = _said(view.document) if key == "invoice" else ""

    def look() -> None:
        desk.ask(paper_of, key, view.id, desk.today, then=lambda pdf: desk.go.paper(whole, pdf, said))

    def print_it() -> None:
        desk.ask(paper_of, key, view.id, desk.today, then=lambda pdf: printing.print_pdf(desk, whole, pdf, told))

    row = horizontal(
        Picture(icon, "accent", 20),
        (words(title), 1),
        QuietButton("eye", f"Voir\u00a0: {title}", look),
        QuietButton("printer", f"Imprimer\u00a0: {title}", print_it),
        gap=8,
    )
    return boxed(row)


def _said(document: IssuedDocument) -> str:
    when = french.long_date(document.issued_on)
    return f"{document.title}, du {when}, {french.euros(document.totals.net)}, engagement {document.engagement or 'aucun'}."
