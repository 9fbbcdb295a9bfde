"""The « Fiche d'Identité du Marché » on paper: one part for each actor, to share before the first month."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import Field, fields, heading_row, prose
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import one_cell, text_lines
from chorus_desktop.documents.table import Column, Entry, Look
from chorus_desktop.domain.french import listing, long_date
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.market_sheet import ENTERED, Actor, Duty

_TITLE = "Fiche d’identité du marché"
_COLUMNS = (
    Column("Cadre"),
    Column("Pièce déposée", share=1.3),
    Column("À partir de", share=0.6),
    Column("Reçue par", share=1),
    Column("Remarque", share=1.2),
)


def market_sheet_paper(market: Market, actors: Sequence[Actor], owner: str, today: date, *, practice: bool = False) -> Paper:
    """Draw the sheet.

    Args:
        market: the market.
        actors: everybody with what each deposits.
        owner: the association that draws it.
        today: the day printed on it.
        practice: made with the example.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    title = text_lines(_TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    about = " \u00b7 ".join(part for part in (market.title, f"le {long_date(today)}") if part)
    flow.add(one_cell(*title, *text_lines(about, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.GAP))
    known = [
        Field("N° de marché", market.number or "", strong=True),
        Field("N° d’engagement", market.engagement or "", strong=True),
        Field("Notifié le", long_date(market.notified_on) if market.notified_on else ""),
        Field("Texte", "CCAG-Travaux 2021" if market.ccag else "Sans le CCAG-Travaux 2021\u00a0: pas de procédure tacite"),
        Field("Dérogations du CCAP", market.derogations.strip()),
    ]
    flow.add(one_cell(*fields(known, root, kit.BODY_WIDTH), below=kit.GAP))
    for actor in actors:
        party = actor.party
        named = [
            Field("Rôle", party.part + (", mandataire du groupement" if party.leads else "")),
            Field("SIRET", party.siret or "à compléter", strong=True),
            Field("Code service", party.service_code or "aucun"),
            Field("E-mail", party.email),
        ]
        rows = [heading_row(party.name or party.part, root), one_cell(*fields(named, root, kit.BODY_WIDTH), below=kit.SMALL_GAP)]
        sheet.add_sections(rows)
        if actor.note:
            sheet.add_sections(prose([actor.note], root))
        if actor.duties:
            table.place(flow, root, _COLUMNS, [_row(duty) for duty in actor.duties], Look(kit.TEXT.scaled(0.9), kit.SMALL, padding=3))
        flow.space(kit.GAP)
    asked = listing([each[0].lower() + each[1:] for each in ENTERED])
    entered = f"Pour chaque pièce, le portail demande\u00a0: {asked}. Le détail de la TVA s’y ajoute quand il y a plusieurs taux."
    sheet.add_sections([heading_row("Ce qui se saisit", root), *prose([entered], root)])
    metadata = Metadata(_TITLE, owner, about, today)
    return paper("fiche-identite-marche.pdf", sheet, Foot(owner, f"{_TITLE} \u00b7 {market.title}", practice=practice), metadata)


def _row(duty: Duty) -> list[Entry]:
    cadre = duty.cadre
    return [
        Entry(cadre.code, strong=True),
        Entry(cadre.document),
        Entry(", ".join(duty.after) or "dépôt initial"),
        Entry(duty.to),
        Entry(cadre.note),
    ]
