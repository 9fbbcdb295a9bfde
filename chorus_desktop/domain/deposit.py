"""The deposit on the portal: every field in the portal's order with its exact value, the files, and the checklist before going."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from chorus_desktop.domain.french import NARROW_NBSP, NBSP, percent, short_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.portal import FormBlock, FormField, FormKey, Portal
from chorus_desktop.domain.procedure import Condition, Procedure
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.works.role import Role

_ONLY_WITH_VALIDATOR: tuple[FormKey, ...] = ("validator_siret", "validator_service")


_ONLY_OF_WORKS: tuple[FormKey, ...] = (
    "works_start", "previous_cadre", "previous_number", "deposit_format", "supplier", "manager", "owner", "vat_detail",
)  # fmt: skip
STARTS = "Dépôt initial", "A partir d’une pièce existante dans Chorus Pro"
"""How a piece of works is deposited: on its own, or after another one; the portal's words."""

_NOTHING_TO_DO: tuple[Condition, ...] = ("service_code_empty",)
"""A line that says to leave a field empty has no place once the field has its value."""


class DepositLine(Record):
    """One field of the portal's form.

    Attributes:
        key: which datum it is.
        label: the portal's words.
        value: exactly as the portal takes it, but for the IBAN, chosen in a list and grouped to be compared; empty when the field stays empty.
        copied: what « Copier » puts in the clipboard, without separators.
        hint: what to do there.
        guide: the entry of the guide that says what the word means.
    """

    key: FormKey
    label: str
    value: str
    copied: str
    hint: str = ""
    guide: str = ""


class DepositBlock(Record):
    """One block of the form with its lines."""

    title: str
    lines: tuple[DepositLine, ...]


class CheckLine(Record):
    """One line of the checklist.

    Attributes:
        done: true when the program knows it; ``done_on`` its date, when there is one.
    """

    key: str
    text: str
    help: str = ""
    done: bool = False
    done_on: date | None = None


def _amount(cents: int) -> str:
    return f"{Decimal(cents) / 100:.2f}".replace(".", ",")


def typed(text: str) -> str:
    """The text with the spaces of a keyboard: the portal need not know no-break ones."""
    return text.replace(NBSP, " ").replace(NARROW_NBSP, " ")


def values(document: IssuedDocument, portal: Portal) -> Mapping[FormKey, str]:
    """The value of each form key, as the portal wants it typed (amounts ``392,50``, dates ``31/05/2026``)."""
    is_credit = document.kind is DocumentKind.CREDIT_NOTE
    rule = portal.cadre(document.cadre)
    return {
        "cadre": rule.label,
        "validator_siret": document.validator.siret if document.validator else "",
        "validator_service": (document.validator.service_code or "") if document.validator else "",
        "buyer_siret": document.buyer.siret,
        "buyer_name": document.buyer.name,
        "service_code": document.buyer.service_code or "",
        "seller_siret": document.seller.siret,
        "seller_name": document.seller.name,
        "account": document.account.iban,
        "number": document.number or "",
        "issued_on": short_date(document.issued_on),
        "kind": "Avoir" if is_credit else "Facture",
        "original_number": document.original_number or "",
        "currency": "EUR",
        "vat_type": document.vat_type,
        "vat_reason": typed(document.vat_reason),
        "payment": "" if is_credit else rule.payment,
        "engagement": document.engagement or "",
        "market_number": document.market_number or "",
        "before_vat": _amount(document.totals.before_vat),
        "vat": _amount(document.totals.vat),
        "with_vat": _amount(document.totals.with_vat),
        "net": _amount(document.totals.net),
        "files": ", ".join(file.name for file in document.files),
        "comment": typed(document.comment),
        **_of_works(document),
    }


def _of_works(document: IssuedDocument) -> Mapping[FormKey, str]:
    """What the form of a piece of works asks for besides; all empty for an ordinary invoice."""
    works, rates = document.works, document.totals.per_rate
    if works is None:
        return dict.fromkeys(_ONLY_OF_WORKS, "")
    detail = [f"{percent(line.rate)} : {_amount(line.base)} HT, {_amount(line.amount)} TVA" for line in rates] if len(rates) > 1 else []
    return {
        "cadre": typed(works.cadre_label),
        "works_start": STARTS[bool(works.after) and works.linked],
        "previous_cadre": typed(works.after_label) if works.linked else "",
        "previous_number": works.after if works.linked else "",
        "deposit_format": "Dépôt portail PDF non signé",
        "supplier": works.siret_of(Role.SUPPLIER) or works.siret_of(Role.COCONTRACTOR) or document.seller.siret,
        "manager": works.siret_of(Role.MANAGER),
        "owner": works.siret_of(Role.OWNER),
        "vat_detail": typed("\u00a0; ".join(detail)),
    }


def form(document: IssuedDocument, portal: Portal) -> tuple[DepositBlock, ...]:
    """Every field of the portal's deposit form, block by block, with the value to check or to type."""
    return filled(portal.space(works=document.works is not None).form, document, portal)


def filled(blocks: Sequence[FormBlock], document: IssuedDocument, portal: Portal) -> tuple[DepositBlock, ...]:
    """Some blocks of the form with their values; who validates is asked for only where somebody does."""
    known = values(document, portal)
    found = []
    for block in blocks:
        lines = []
        for item in block.fields:
            if item.key in _ONLY_WITH_VALIDATOR and document.validator is None:
                continue
            copied = known[item.key]
            shown = document.account.iban.pretty() if item.key == "account" else copied
            hint = _hint(item, document, copied)
            lines.append(DepositLine(key=item.key, label=item.label, value=shown, copied=copied, hint=hint, guide=item.guide))
        found.append(DepositBlock(title=block.title, lines=tuple(lines)))
    return tuple(found)


def _hint(item: FormField, document: IssuedDocument, value: str) -> str:
    if document.kind is DocumentKind.CREDIT_NOTE and item.hint_credit_note:
        return item.hint_credit_note
    return item.hint_empty if item.hint_empty and not value else item.hint


def clicks(portal: Portal, procedure: Procedure) -> tuple[str, ...]:
    """What to click, in order; whom to ask is said as far as the payer told how to reach it."""
    return asking(portal.clicks, procedure)


def asking(clicks: Sequence[str], procedure: Procedure) -> tuple[str, ...]:
    """Some clicks, with whom to ask in the place of ``{ask}``."""
    email = next((contact.email for contact in procedure.contacts if contact.email), None)
    if any(contact.phone for contact in procedure.contacts):
        ask = "Appelez la collectivité"
    else:
        ask = f"Écrivez à {email}" if email else "Adressez-vous à la collectivité"
    return tuple(click.replace("{ask}", ask) for click in clicks)


def checklist(procedure: Procedure, known: Mapping[Condition, date | bool]) -> tuple[CheckLine, ...]:
    """The payer's checklist, what the program knows ticked.

    Args:
        procedure: its items, in the payer's order.
        known: condition → the date it was reached, or whether it holds.
    """
    lines = []
    for item in procedure.checklist:
        if item.known_by in _NOTHING_TO_DO and known.get(item.known_by) is False:
            continue
        state = known.get(item.known_by, False) if item.known_by else False
        done_on = state if isinstance(state, date) else None
        lines.append(CheckLine(key=item.key, text=item.text, help=item.help, done=bool(state), done_on=done_on))
    return tuple(lines)
