"""« Être prêt pour le portail »: what is done and what is left, what to copy there, who has which right, to lay beside the keyboard."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import Field, fields, heading_row, paragraphs, prose, ticked
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import Row, one_cell, text_lines
from chorus_desktop.documents.table import Column, Entry
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.french import listing, long_date, short_date
from chorus_desktop.domain.preparation import PortalPerson
from chorus_desktop.domain.preparation_guide import PreparationCase, PreparationGuide, PreparationStep
from chorus_desktop.domain.preparing import CopyLine, account_lines, done, people_advice, people_problems, structure_lines

_TITLE = "Être prêt pour le portail"
_LABELS = 190.0
_BLANK = "(laisser vide)"


def preparation_paper(association: Association, guide: PreparationGuide, today: date, *, practice: bool = False) -> Paper:
    """Draw the sheet of the preparation.

    Args:
        association: whose; what was done stands in it.
        guide: steps, clicks, labels.
        today: the day it is printed.
        practice: the association is that of the example.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    siret = f"SIRET {association.siret.pretty()}" if association.siret else "SIRET à compléter"
    about = " \u00b7 ".join(part for part in (association.name, siret, f"le {long_date(today)}") if part)
    title = text_lines(_TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*title, *text_lines(about, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.SMALL_GAP))
    steps = heading_row("Les étapes", root)
    whole = root.add("L")
    sheet.add_sections([steps, *(_step(association, step, whole) for step in guide.steps)])
    sheet.add_sections([heading_row("Pour créer la structure", root), _lines(structure_lines(association, guide), root)])
    sheet.add_sections([heading_row("Pour les coordonnées bancaires", root), _lines(account_lines(association, guide), root)])
    _people(sheet, association.portal.people, guide, today)
    cases = heading_row("Quand quelque chose change", root)
    sheet.add_sections([cases, *(_case(case, root) for case in guide.cases)])
    source = f"Source\u00a0: {guide.source}. Vérifié le {long_date(guide.checked_on)}."
    sheet.add_sections(prose([source], root, kit.SMALL.soft()))
    foot = Foot(association.name, _TITLE, practice=practice)
    return paper("etre-pret-pour-le-portail.pdf", sheet, foot, Metadata(_TITLE, association.name, guide.title, today))


def _step(association: Association, step: PreparationStep, whole: Element) -> Row:
    state = done(association, step.key)
    if state.on:  # the advice has served; what remains is the proof
        by = f" par {state.by}" if state.by else ""
        notes: tuple[str, ...] = (f"Fait le {long_date(state.on)}{by}.",)
    else:
        notes = (*_numbered(step.clicks), step.note)
    title = f"{step.title} (facultatif)" if step.optional else step.title
    return one_cell(*ticked(title, notes, whole, done=state.on is not None), below=kit.GAP)


def _numbered(clicks: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{rank}. {click}" for rank, click in enumerate(clicks, start=1))


def _lines(lines: Sequence[CopyLine], root: Element) -> Row:
    entries = [Field(line.label, line.value or _BLANK, strong=bool(line.copied)) for line in lines]
    return one_cell(*fields(entries, root, kit.BODY_WIDTH, kit.TEXT, label_width=_LABELS))


def _people(sheet: Sheet, people: Sequence[PortalPerson], guide: PreparationGuide, today: date) -> None:
    root = sheet.root
    found = (*people_problems(tuple(people), today, guide), *people_advice(tuple(people), today, guide))
    said = [problem.sentence for problem in found] or (["Rien à signaler."] if people else ["Personne n’est encore noté."])
    sheet.add_sections([heading_row("Qui a quel droit", root), *prose(said, root)])
    if people:
        columns = [
            Column("Nom", share=3),
            Column("E-mail de connexion", share=4),
            Column("Rôle", share=3),
            Column("Droits", share=4),
            Column("Dates", share=3),
        ]
        rows = [[Entry(text) for text in _person(person, guide)] for person in people]
        table.place(sheet.flow, root, columns, rows, table.Look(kit.TEXT.scaled(0.95), kit.SMALL, padding=3))


def _person(person: PortalPerson, guide: PreparationGuide) -> tuple[str, ...]:
    held = {"issued": person.issued, "works": person.works, "organisation": person.organisation}
    rights = listing([right.label for right in guide.rights if held[right.key]])
    since = f"depuis le {short_date(person.since)}" if person.since else ""
    left = f"jusqu’au {short_date(person.left_on)}" if person.left_on else ""
    dates = " ".join(part for part in (since, left) if part)
    return person.name or "sans nom", person.login or "", person.role.label, rights or "aucun", dates


def _case(case: PreparationCase, root: Element) -> Row:
    title = text_lines(case.title, kit.TEXT.bold(), kit.BODY_WIDTH, root.add("P"))
    return one_cell(*title, *paragraphs([case.text, *_numbered(case.clicks), case.note], root, kit.SMALL), below=kit.GAP)
