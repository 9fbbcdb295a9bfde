"""A month of works on paper: each price with what was done in all, then how one comes to the net of the month."""

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import Field, fields, heading_row
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.rows import one_cell
from chorus_desktop.documents.table import Column, Entry, Look
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.french import decimal, euros, month_year, percent, unit_price
from chorus_desktop.domain.works.account import Account, AccountLine, Sums
from chorus_desktop.domain.works.issued_works import IssuedWorks

_LOOK = Look(kit.TEXT.scaled(0.9), kit.SMALL, padding=3)
_LINES = (
    Column("Prix", share=1),
    Column("Unité", most=0.1),
    Column("Prix unitaire\nHT", "right"),
    Column("Quantité\nau marché", "right"),
    Column("Quantité\ncumulée", "right"),
    Column("Fait", "right"),
    Column("Cumul\nHT", "right"),
    Column("dont ce mois\nHT", "right"),
)
_SUMS = (Column("Décompte", share=1), Column("Cumul", "right"), Column("Mois précédents", "right"), Column("Ce mois", "right"))


def place_works(flow: Flow, root: Element, works: IssuedWorks, follower: float) -> None:
    """Draw the market, its prices and its sums down the pages of ``flow``; ``follower`` as in ``Flow.table``."""
    known = [Field("Marché", works.market), Field("Mois", month_year(works.account.month)), Field("Suite de", works.after)]
    known += [Field(party.role.label, party.said) for party in works.parties]
    flow.add(one_cell(*fields(known, root, kit.BODY_WIDTH), below=kit.GAP))
    table.place(flow, root, _LINES, [_line(row) for row in works.account.lines], _LOOK)
    flow.space(kit.GAP)
    flow.add(heading_row("Du cumul au mois", root))
    table.place(flow, root, _SUMS, _sums(works.account), _LOOK, follower=follower)


def _line(row: AccountLine) -> list[Entry]:
    line = row.line
    name = " ".join(part for part in (line.code, line.designation) if part)
    return [
        Entry(name, (f"TVA {percent(line.vat_rate)}",) if line.vat_rate else ()),
        Entry(line.unit),
        Entry(unit_price(line.unit_price) if line.unit_price is not None else ""),
        Entry(decimal(line.quantity) if line.quantity is not None else ""),
        Entry(decimal(row.total)),
        Entry(percent(row.share) if line.quantity else ""),
        Entry(euros(row.amount_total)),
        Entry(euros(row.amount_month), strong=bool(row.amount_month)),
    ]


_ROWS = (
    ("Travaux HT", "works", 1),
    ("Révision des prix HT", "revision", 1),
    ("TVA", "vat", 1),
    ("Total TTC", "with_vat", 1),
    ("Payé directement aux sous-traitants (autoliquidation)", "direct", -1),
    ("Retenue de garantie", "retention", -1),
    ("Avance remboursée", "repaid", -1),
    ("Pénalités", "penalties", -1),
    ("Net", "net", 1),
)


def _sums(account: Account) -> list[list[Entry]]:
    three: tuple[Sums, ...] = (account.total, account.before, account.of_month)
    rows = []
    for label, name, sign in _ROWS:
        amounts = [sign * getattr(sums, name) for sums in three]
        strong = name in ("with_vat", "net")
        if any(amounts) or strong:
            said = f"{label} (coefficient du mois {decimal(account.coefficient)})" if name == "revision" else label
            rows.append([Entry(said, strong=strong), *(Entry(euros(amount).replace("-", "\u2212"), strong=strong) for amount in amounts)])
    return rows
