"""A piece of works as an invoice in hand: its lines, its numbers, what is wrong with it."""

from decimal import Decimal

from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import decimal
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.works.account import Account, situation_problems
from chorus_desktop.domain.works.chain import piece_problems
from chorus_desktop.domain.works.issued_works import IssuedWorks, Named
from chorus_desktop.domain.works.piece import Piece

sentences(
    {
        "works.no_market": "Décrivez d’abord le marché\u00a0: ses parties et ses prix.",
        "works.nothing_done": "Rien n’est fait ce mois-ci, et rien n’est à rendre\u00a0: il n’y a pas de pièce à déposer.",
    }
)


def works_lines(account: Account) -> tuple[Line, ...]:
    """What a month of works is made of, as the lines of an invoice: each price whose quantity moved, then the revision, rate by rate."""
    moved = [row for row in account.lines if row.month]
    lines = [
        Line(
            designation=row.line.designation, reference=row.line.code, quantity=row.month, unit=row.line.unit or "unité",
            unit_price=row.line.unit_price, vat_rate=row.line.vat_rate,
        )
        for row in moved
    ]  # fmt: skip
    if account.of_month.revision:
        said = f"Révision des prix, coefficient {decimal(account.coefficient)}"
        lines.append(Line(designation=said, quantity=Decimal(1), unit="forfait", unit_price=Decimal(account.of_month.revision) / 100))
    if not lines:
        lines.append(
            Line(designation="Retenues et avances, sans travaux ce mois-ci", quantity=Decimal(1), unit="forfait", unit_price=Decimal(0))
        )
    return tuple(lines)


def issued_works(work: Work, invoice: Invoice) -> IssuedWorks | None:
    """What the piece in hand freezes of the market and of its month; none for an ordinary invoice.

    Raises:
        KeyError: its cadre is none of works, which readiness would have said.
    """
    part, market, account = invoice.works, work.dossier.market, work.account
    if part is None or market is None or account is None or work.works is None:
        return None
    cadre = work.works.cadre(part.cadre)
    before = next((piece for piece in work.pieces if piece.id == part.continues), None)
    label = work.works.cadre(before.cadre).label if before else ""
    return IssuedWorks(
        cadre=cadre.code, cadre_label=cadre.label, document=cadre.document, market=market.title, continues=part.continues, after=before.number if before else "", after_label=label,
        parties=tuple(Named(role=party.role, said=party.said, siret="" if party.absent else str(party.siret or "")) for party in market.parties if party.name), situation=part.situation, account=account, demand=not cadre.numbering,
    )  # fmt: skip


def works_problems(work: Work, invoice: Invoice) -> list[Problem]:
    """What is wrong with the piece in hand.

    Args:
        work: the dossier, with its market.
        invoice: the piece, which has its part of works.
    """
    part, market = invoice.works, work.dossier.market
    if part is None or market is None or not market.lines or work.works is None:
        return [error("invoice.works", "works.no_market")]
    found = [problem.under("invoice.works") for problem in situation_problems(market, work.situations, part.situation)]
    draft = Piece(
        cadre=part.cadre, number="", month=part.situation.month, on=invoice.issued_on or part.situation.month, continues=part.continues
    )
    found += [problem.under("invoice.works") for problem in piece_problems(draft, work.pieces, market, work.works)]
    account = work.account
    if account is not None and not account.of_month.net and not account.of_month.with_vat:
        found.append(error("invoice.works", "works.nothing_done"))
    return found
