"""A piece of works as an invoice in hand: its lines, its numbers, what is wrong with it."""

from decimal import Decimal

from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import decimal, long_date
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.works.account import Account
from chorus_desktop.domain.works.chain import piece_problems
from chorus_desktop.domain.works.direct import direct_payments
from chorus_desktop.domain.works.issued_works import IssuedWorks, Named
from chorus_desktop.domain.works.month_rules import situation_problems
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.rules import WorksCadre

sentences(
    {
        "works.no_market": "Décrivez d’abord le marché\u00a0: ses parties et ses prix.",
        "works.final_twice": "Le solde de ce marché est déjà demandé par {number}\u00a0: le demander deux fois le compterait deux fois. Si {number} a été "
        "refusée, notez-le d’abord.",
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
    part, market, account = invoice.works, work.market, work.account
    if part is None or market is None or account is None or work.works is None:
        return None
    cadre = work.works.cadre(part.cadre)
    before = next((piece for piece in work.pieces if piece.id == part.continues), None)
    label = work.works.cadre(before.cadre).label if before else ""
    return IssuedWorks(
        cadre=cadre.code, cadre_label=cadre.label, document=cadre.document, market=market.title, continues=part.continues, after=before.number if before else "", after_label=label,
        parties=tuple(Named(role=party.role, said=party.said, siret="" if party.absent else str(party.siret or ""), leads=party.leads) for party in market.parties if party.name), situation=part.situation, account=account,
        by=cadre.by, demand=cadre.demand, linked=cadre.linked, signs=cadre.signs, approval=cadre.approval, statement=_statement(cadre, before, ccag=market.ccag),
        acomptes=work.acomptes if account.final else (), direct=direct_payments(market, (*work.situations, part.situation)),
        asked=before.net if before and cadre.by is Role.MANAGER and not cadre.is_final else 0,
    )  # fmt: skip


def _statement(cadre: WorksCadre, before: Piece | None, *, ccag: bool) -> str:
    """What the piece says of itself; the CCAG is named where the market cites it."""
    number, day = (before.number, before.available_on or before.on) if before else ("", None)
    said = cadre.statement.strip().format(after=f"n°\u00a0{number}" if number else "", on=f"le {long_date(day)}" if day else "")
    cited = f" (CCAG-Travaux 2021, art. {cadre.article})" if cadre.article and ccag else ""
    return f"{said.replace(' ,', ',').removesuffix('.')}{cited}." if said else ""


def works_vat(work: Work, invoice: Invoice) -> dict[str, object]:
    """What a piece of works says of VAT in the place of the association's own card; nothing for an ordinary invoice.

    A subcontractor that would charge VAT leaves it to the titulaire; a MOE says the VAT of the titulaire, which is not its own.
    """
    part, rules, vat = invoice.works, work.works, work.association.vat
    if part is None or rules is None:
        return {}
    by = rules.cadre(part.cadre).by
    if by is Role.MANAGER:
        charged = any(each.amount for each in work.totals.per_rate)
        return {"subject_to_vat": charged, "vat_mention": "", "vat_type": "", "vat_reason": ""}
    if by is Role.SUBCONTRACTOR and vat is not None and vat.is_subject:
        reverse = rules.reverse_charge
        return {"subject_to_vat": False, "vat_mention": reverse.mention, "vat_type": reverse.portal_type, "vat_reason": reverse.mention}
    return {}


def works_problems(work: Work, invoice: Invoice) -> list[Problem]:
    """What is wrong with the piece in hand.

    Args:
        work: the dossier, with its market.
        invoice: the piece, which has its part of works.
    """
    part, market = invoice.works, work.market
    if part is None or market is None or not market.lines or work.works is None:
        return [error("invoice.works", "works.no_market")]
    situation = part.situation
    told = situation_problems(
        market, work.situations, situation, again=bool(part.continues), corrected=work.taken_off, asked=work.established
    )
    found = [problem.under("invoice.works") for problem in told]
    draft = Piece(cadre=part.cadre, number="", month=situation.month, on=invoice.issued_on or situation.month, continues=part.continues)
    found += [problem.under("invoice.works") for problem in piece_problems(draft, work.pieces, market, work.works)]
    asked = next((piece for piece in work.pieces if piece.cadre == part.cadre and _asks_balance(piece, work)), None)
    if asked is not None:
        found.append(error("invoice.works", "works.final_twice", number=asked.number))
    account = work.account
    if account is not None and not account.final and not account.of_month.net and not account.of_month.with_vat:
        found.append(error("invoice.works", "works.nothing_done"))
    return found


def _asks_balance(piece: Piece, work: Work) -> bool:
    """Whether a piece of the association asks for the balance, one that a tacit procedure replaced too."""
    cadre = work.works.cadre(piece.cadre) if work.works else None
    if cadre is None or work.market is None or cadre.by is not work.market.mine or not (cadre.demand and cadre.is_final):
        return False
    return piece.state.is_open or piece.state is PieceState.REPLACED
