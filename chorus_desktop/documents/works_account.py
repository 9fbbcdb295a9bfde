"""A month of works on paper, or the whole market: each price with what was done in all, then how one comes to the net."""

from dataclasses import dataclass
from decimal import Decimal

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import Field, fields, heading, prose
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.rows import one_cell
from chorus_desktop.documents.table import Column, Entry, Look
from chorus_desktop.documents.tags import Element
from chorus_desktop.documents.works_acomptes import place_acomptes
from chorus_desktop.documents.works_direct import place_direct
from chorus_desktop.domain.french import decimal, euros, month_year, percent, unit_price
from chorus_desktop.domain.works.account import Account, AccountLine, Sums
from chorus_desktop.domain.works.issued_works import IssuedWorks

_LOOK = Look(kit.TEXT.scaled(0.9), kit.SMALL, padding=3)


@dataclass(frozen=True)
class _Words:
    """What a month and the whole market call the same things."""

    prices: str
    sums: str
    all: str
    past: str
    now: str
    part: str


_MONTH = _Words("Prix", "Du cumul au mois", "Cumul", "Mois précédents", "Ce mois", "dont ce mois\nHT")


def place_works(flow: Flow, root: Element, works: IssuedWorks, follower: float) -> None:
    """Draw the market, its prices and its sums down the pages of ``flow``; ``follower`` as in ``Flow.table``."""
    account, said = works.account, _words(works)
    month = "" if account.final else month_year(account.month)
    known = [Field("Marché", works.market), Field("Mois", month), Field("Suite de", works.after)]
    known += [Field(party.label, party.said) for party in works.parties]
    flow.add(one_cell(*fields(known, root, kit.BODY_WIDTH), below=kit.GAP))
    for row in prose([works.statement], root):
        flow.add(row)
    if account.final:
        flow.add(one_cell(*heading(said.prices, root)))
    table.place(flow, root, _columns(said), [_line(row) for row in account.lines], _LOOK)
    flow.space(kit.GAP)
    flow.add(one_cell(*heading(said.sums, root)))
    sums = (Column("Décompte", share=1), *(Column(label, "right") for label in (said.all, said.past, said.now)))
    last = not (works.acomptes or works.asked or works.direct)
    table.place(flow, root, sums, _sums(account), _LOOK, follower=follower if last else 0.0)
    place_direct(flow, root, works, _LOOK)
    if works.asked:
        flow.space(kit.GAP)
        flow.add(one_cell(*heading("Demande et montant admis", root)))
        flow.add(one_cell(*fields(_asked(works), root, kit.BODY_WIDTH)))
    place_acomptes(flow, root, works, _LOOK, follower)


def _words(works: IssuedWorks) -> _Words:
    if not works.account.final:
        return _MONTH
    begun = works.document.startswith("Projet")
    whole, state = ("Projet de décompte final", "Projet d’état du solde") if begun else ("Décompte final", "État du solde")
    return _Words(whole, state, "Marché entier", "Acomptes", "Solde", "dont solde\nHT")


def _columns(said: _Words) -> tuple[Column, ...]:
    return (
        Column("Prix", share=1),
        Column("Unité", most=0.1),
        Column("Prix unitaire\nHT", "right"),
        Column("Quantité\nau marché", "right"),
        Column("Quantité\ncumulée", "right"),
        Column("Fait", "right"),
        Column("Cumul\nHT", "right"),
        Column(said.part, "right"),
    )


def _asked(works: IssuedWorks) -> list[Field]:
    accepted = works.account.of_month.net
    gap = accepted - works.asked
    return [
        Field(f"Net demandé, n°\u00a0{works.after}", _signed(works.asked)),
        Field("Net admis", _signed(accepted), strong=True),
        Field("Écart", _signed(gap) if gap else "aucun"),
    ]


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
        Entry(_signed(row.amount_total)),
        Entry(_signed(row.amount_month), strong=bool(row.amount_month)),
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
    ("Rectifié par la maîtrise d’œuvre", "corrected", -1),
    ("Net", "net", 1),
)


def _sums(account: Account) -> list[list[Entry]]:
    three: tuple[Sums, ...] = (account.total, account.before, account.of_month)
    rows = []
    for label, name, sign in _ROWS:
        amounts = [sign * getattr(sums, name) for sums in three]
        strong = name in ("with_vat", "net")
        if any(amounts) or strong:
            now = "coefficient" if account.final else "coefficient du mois"
            said = f"{label} ({now} {decimal(account.coefficient)})" if name == "revision" else label
            rows.append([Entry(said, strong=strong), *(Entry(_signed(amount), strong=strong) for amount in amounts)])
        if name == "vat" and len(account.per_rate) > 1:
            rows += [_rate(account, rate) for rate in (each.rate for each in account.per_rate) if rate]
    return rows


def _rate(account: Account, rate: Decimal) -> list[Entry]:
    total, now = (sum(each.amount for each in part if each.rate == rate) for part in (account.per_rate, account.month_per_rate))
    return [Entry(f"dont TVA {percent(rate)}"), *(Entry(_signed(cents)) for cents in (total, total - now, now))]


def _signed(cents: int) -> str:
    return euros(cents).replace("-", "\u2212")
