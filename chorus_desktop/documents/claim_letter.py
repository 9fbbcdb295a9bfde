"""The letter that claims interest and lump sum from a late payer, with its reckoning line by line."""

from collections.abc import Iterable

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import column_start, column_widths, paragraphs
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import Cell, Row, one_cell, text_lines
from chorus_desktop.documents.table import Column, Entry
from chorus_desktop.domain.claim_words import ClaimFacts, account_said, claim_subject, demand, opening
from chorus_desktop.domain.french import decimal, euros, long_date, percent, period

_WORDS = kit.TEXT.scaled(1.05)
_COLUMNS = (
    Column("Période", share=1.0),
    Column("Jours", align="right"),
    Column("Somme due", align="right"),
    Column("Taux annuel", align="right"),
    Column("Intérêts", align="right"),
)


def claim_paper(facts: ClaimFacts) -> Paper:
    """Draw the letter, ready to sign.

    Args:
        facts: what is claimed, from whom.
    """
    document = facts.document
    seller, buyer, signatory = document.seller, document.buyer, document.signatory
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    _, right = column_widths()
    reach = [seller.email or "", seller.phone.pretty() if seller.phone else "", f"SIRET {seller.siret.pretty()}"]
    sender = (
        *text_lines(seller.name, kit.NAME, right, root.add("P")),
        *paragraphs([*seller.address, *reach], root, kit.TEXT, right),
    )
    flow.add(one_cell(*sender, below=kit.GAP))
    service = f"Service {buyer.service_code}" if buyer.service_code else ""
    to = paragraphs((buyer.name, service, *buyer.address, f"SIRET {buyer.siret.pretty()}"), root, _WORDS, right)
    flow.add(Row((Cell(column_start(), to),), below=kit.BIG_GAP))
    place = f"{signatory.place}, le {long_date(facts.today)}" if signatory.place else f"Le {long_date(facts.today)}"
    flow.add(Row((Cell(column_start(), text_lines(place, _WORDS, right, root.add("P"))),), below=kit.BIG_GAP))
    subject = claim_subject(facts)
    flow.add(one_cell(*text_lines(f"Objet\u00a0: {subject}", kit.LETTER.bold(), kit.BODY_WIDTH, root.add("H1")), below=kit.BIG_GAP))
    for row in _paragraphs(sheet, ("Madame, Monsieur,", *opening(facts), *demand(facts))):
        flow.add(row)
    _reckoning(sheet, facts)
    account = f"Vous pouvez payer sur notre compte\u00a0: {account_said(document)}."
    closing = "Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées."
    signed = Row((Cell(column_start(), paragraphs([signatory.name, signatory.quality], root, _WORDS, right)),), above=kit.GAP)
    # Who signs never stands alone on a page.
    flow.together([*_paragraphs(sheet, (account, closing)), signed])
    metadata = Metadata(subject, seller.name, f"Facture {document.number}", facts.today)
    name = f"interets-retard-{document.number.safe if document.number else 'projet'}.pdf"
    return paper(name, sheet, Foot(seller.name, f"Facture {document.number}", practice=document.practice), metadata)


def _paragraphs(sheet: Sheet, texts: Iterable[str]) -> list[Row]:
    return [one_cell(*paragraphs([text], sheet.root, _WORDS), below=kit.GAP) for text in texts]


def _reckoning(sheet: Sheet, facts: ClaimFacts) -> None:
    claim, rules = facts.claim, facts.rules
    rows = [
        [
            Entry(period(line.first, line.last)),
            Entry(str(line.days)),
            Entry(euros(line.base)),
            Entry(percent(line.rate)),
            Entry(euros(line.amount)),
        ]
        for line in claim.lines
    ]
    empty = Entry("")
    rows += [
        [Entry(label, strong=strong), empty, empty, empty, Entry(euros(amount), strong=strong)]
        for label, amount, strong in (
            ("Intérêts moratoires", claim.interest, False),
            ("Indemnité forfaitaire", claim.indemnity, False),
            ("Total à payer", claim.total, True),
        )
    ]
    table.place(sheet.flow, sheet.root, _COLUMNS, rows, table.Look(kit.TEXT, kit.SMALL, padding=2))
    how = f"Intérêts simples\u00a0: somme due × taux × jours / {rules.year_days}, chaque ligne arrondie au centime, arrêtés au {long_date(claim.until)}."
    rate = f"Taux\u00a0: {percent(claim.rate)} + {decimal(rules.points)}\u00a0points."
    sheet.flow.add(one_cell(*paragraphs([f"{how} {rate}"], sheet.root, kit.SMALL), above=kit.SMALL_GAP, below=kit.BIG_GAP))
