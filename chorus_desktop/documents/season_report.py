"""The report of a season for the general assembly: what was billed, deposited, accepted and paid, and what is still expected. No child is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import Field, fields, heading_row, prose
from chorus_desktop.documents.charts import grouped_bars, stacked_bars
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.ops import Rule
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import Line, Row, one_cell, text_lines
from chorus_desktop.documents.table import Column, Entry
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.overview import Fact, Overview, Standing

_MOST_BARS = 8
_SIGNING = 46.0
_CLOSING = kit.BIG_GAP + 2 * kit.TEXT.leading + kit.GAP + _SIGNING
"""The height of the signature, which a table must leave room for."""
_LOOK = table.Look(kit.TEXT.scaled(0.92), kit.SMALL, padding=2)


@dataclass(frozen=True)
class SeasonReport:
    """What the paper says.

    Attributes:
        period: « Saison 2025-2026 ».
        owner: the association, or how many; ``siret`` as it is read, empty for several.
        engagements: number, cents invoiced on it, its ceiling or none.
        said: delays, lateness, rejected and replaced documents, a sentence each.
        day: on which it is printed.
        practice: of the practice file, and marked so.
    """

    period: str
    owner: str
    siret: str
    overview: Overview
    engagements: Sequence[tuple[str, int, int | None]]
    said: Sequence[str]
    day: date
    practice: bool = False


def season_report(report: SeasonReport) -> Paper:
    """Draw it, each drawing with its figures in a table under it."""
    sheet = Sheet()
    flow, root, found = sheet.flow, sheet.root, report.overview
    heading = f"Factures aux collectivités\u00a0: {report.period[0].lower()}{report.period[1:]}"
    about = " \u00b7 ".join(
        part for part in (report.owner, report.siret and f"SIRET {report.siret}", f"le {long_date(report.day)}") if part
    )
    title = text_lines(heading, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*title, *text_lines(about, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.GAP))
    told = [Field(fact.label, euros(found.total.of(fact)), strong=True) for fact in Fact]
    told.append(Field("Encore attendu des collectivités", euros(found.expected), strong=True))
    told += [Field("Pas encore déposé", euros(found.to_deposit))] if found.to_deposit else []
    flow.add(one_cell(*fields(told, root, kit.BODY_WIDTH, kit.FIELD)))
    if found.slices:
        _by_month(sheet, found)
        _by_payer(sheet, found)
    head, said = heading_row("Délais et suites", root), prose(report.said, root)
    # A signature alone on its page certifies nothing: the last thing said goes with it.
    if report.engagements:
        sheet.add_sections([head, *said])
        _engagements(sheet, report.engagements)
        flow.together(_signature(root))
    else:
        sheet.add_sections([head, *said[:-1]])
        flow.together([*said[-1:], *_signature(root)])
    metadata = Metadata(heading, report.owner, about, report.day)
    return paper("rapport-de-saison.pdf", sheet, Foot(report.owner, heading, practice=report.practice), metadata)


def _by_month(sheet: Sheet, found: Overview) -> None:
    root = sheet.root
    titles, heading = [fact.label for fact in Fact], "Année par année" if found.by_year else "Mois par mois"
    series = [[item.sums.of(fact) for item in found.slices] for fact in Fact]
    alt = f"{heading}, quatre barres\u00a0: facturé, déposé, accepté, payé. Les mêmes montants sont dans le tableau qui suit."
    head = heading_row(heading, root)
    chart = grouped_bars(titles, [item.short for item in found.slices], series, alt, root)
    sheet.add_sections([head, one_cell(chart, below=kit.GAP)])
    rows = [[Entry(item.title.capitalize()), *(Entry(euros(item.sums.of(fact))) for fact in Fact)] for item in found.slices]
    rows.append([Entry("Total", strong=True), *(Entry(euros(found.total.of(fact)), strong=True) for fact in Fact)])
    columns = [Column("Année" if found.by_year else "Mois", share=1), *(Column(title, "right", share=0.6) for title in titles)]
    table.place(sheet.flow, root, columns, rows, _LOOK)


def _by_payer(sheet: Sheet, found: Overview) -> None:
    root, order = sheet.root, list(Standing)
    rows = [(item.payer, [item.parts[part] for part in order]) for item in found.payers[:_MOST_BARS]]
    more = ", les plus grandes" if len(found.payers) > _MOST_BARS else ""
    alt = f"Une barre par collectivité{more}\u00a0: payé, accepté, déposé, pas encore déposé. Les mêmes montants sont dans le tableau qui suit."
    head = heading_row("Par collectivité", root)
    sheet.add_sections([head, one_cell(stacked_bars([part.label for part in order], rows, alt, root), below=kit.GAP)])
    cells = [
        [Entry(item.payer), Entry(euros(item.sums.billed)), *(Entry(euros(item.parts[part])) for part in order)] for item in found.payers
    ]
    sums = [euros(sum(item.parts[part] for item in found.payers)) for part in order]
    cells.append([Entry("Total", strong=True), *(Entry(text, strong=True) for text in (euros(found.total.billed), *sums))])
    columns = [
        Column("Collectivité", share=1),
        *(
            Column(title, "right", share=0.42)
            for title in ("Facturé", "Payé", "Accepté,\npas payé", "Déposé,\npas accepté", "Pas encore\ndéposé")
        ),
    ]
    table.place(sheet.flow, root, columns, cells, _LOOK)


def _engagements(sheet: Sheet, uses: Sequence[tuple[str, int, int | None]]) -> None:
    sheet.add_sections([heading_row("Engagements", sheet.root)])
    columns = [Column("Numéro", share=1), Column("Facturé", "right"), Column("Plafond", "right"), Column("Reste", "right")]
    rows = [
        [Entry(number), Entry(euros(used)), Entry(euros(ceiling) if ceiling else "–"), Entry(euros(ceiling - used) if ceiling else "–")]
        for number, used, ceiling in uses
    ]
    table.place(sheet.flow, sheet.root, columns, rows, _LOOK, follower=_CLOSING)


def _signature(root: Element) -> list[Row]:
    half = (kit.BODY_WIDTH - kit.COLUMN_GAP) / 2
    words = text_lines("Certifié exact, le", kit.TEXT, half, root.add("P"))
    name = text_lines("Le trésorier ou la trésorière (nom et signature)\u00a0:", kit.TEXT, kit.BODY_WIDTH, root.add("P"))
    rule = Line(_SIGNING, (Rule(x=0, y=-_SIGNING, length=half, weight=kit.THIN_RULE, grey=0.4),))
    return [one_cell(*words, above=kit.BIG_GAP, below=kit.GAP), one_cell(*name), one_cell(rule)]
