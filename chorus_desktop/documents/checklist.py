"""« À vérifier avant d’aller sur le portail »: the payer's checklist, what the program knows ticked with its date."""

from collections.abc import Sequence

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import bullets, column_widths, columns, heading, heading_row, paragraphs, prose, ticked
from chorus_desktop.documents.contacts import contact_lines
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import Row, one_cell, text_lines
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.deposit import CheckLine
from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.procedure import Procedure

_TITLE = "À vérifier avant d’aller sur le portail"
_RATIO = 0.4


def checklist_paper(document: IssuedDocument, lines: Sequence[CheckLine], procedure: Procedure) -> Paper:
    """Draw the checklist of a deposit.

    Args:
        document: the finished invoice or credit note.
        lines: what to check, done or not.
        procedure: contacts, links and legal texts for the foot of the paper.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    about = f"{document.title} du {long_date(document.issued_on)} \u00b7 {document.buyer.name} \u00b7 {euros(document.totals.net)}"
    title = text_lines(_TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*title, *text_lines(about, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.BIG_GAP))
    for row in _boxes(lines, root.add("L")):
        flow.add(row)
    sheet.add_sections([_deadline_and_contacts(document, procedure, root)])
    if procedure.links:
        links = [f"{link.title}\u00a0: {link.url}" for link in procedure.links]
        sheet.add_sections([heading_row("Adresses utiles", root), one_cell(*bullets(links, root, kit.SMALL))])
    if procedure.laws:
        laws = [f"{law.title}. {law.text} {law.today}".strip() for law in procedure.laws]
        sheet.add_sections([heading_row("Pourquoi passer par le portail", root), *prose(laws, root, kit.SMALL)])
    foot = Foot(
        document.seller.name, f"Liste de contrôle \u00b7 {document.title}", draft=document.number is None, practice=document.practice
    )
    metadata = Metadata(f"{_TITLE}, {document.title}", document.seller.name, procedure.title, document.issued_on)
    return paper("a-verifier-avant-depot.pdf", sheet, foot, metadata)


def _boxes(lines: Sequence[CheckLine], whole: Element) -> list[Row]:
    rows = []
    for line in lines:
        note = line.help
        if line.done:  # the advice has served; what remains is the proof
            note = f"Fait le {long_date(line.done_on)}." if line.done_on else "Vérifié par le programme."
        rows.append(one_cell(*ticked(line.text, (note,), whole, done=line.done), above=kit.SMALL_GAP, below=kit.SMALL_GAP))
    return rows


def _deadline_and_contacts(document: IssuedDocument, procedure: Procedure, root: Element) -> Row:
    left, right = column_widths(_RATIO)
    season = next((season for season in procedure.seasons if season.title == document.season), None)
    last = (
        "La collectivité ne l’a pas annoncé\u00a0: demandez-le avant de déposer."
        if procedure.seasons
        else "Aucun\u00a0: on dépose toute l’année."
    )
    if season and season.last_deposit:
        last = f"{long_date(season.last_deposit)}, pour la saison {season.title}."
    deadline = (*heading("Dernier jour pour déposer", root, left), *paragraphs([last], root, kit.TEXT, left))
    contacts = (*heading("Une question", root, right), *contact_lines(procedure.contacts, root, right))
    both = columns(deadline, contacts if procedure.contacts else (), ratio=_RATIO)
    return Row(both.cells, above=kit.GAP, top_rule=kit.THIN_RULE)
