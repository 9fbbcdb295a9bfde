"""Invoices, those made before the program, payments and what is joined, as search finds them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from chorus_desktop.domain.french import NBSP, euros, short_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.money import to_cents
from chorus_desktop.domain.past import PastStatus
from chorus_desktop.services.search_answers import Card, Kind, Part
from chorus_desktop.services.search_known import Known, dated, day, joined, ordinal, parts, period, some
from chorus_desktop.store.piece_texts import PAGE_BREAK
from chorus_desktop.store.saved import OwnerKind
from chorus_desktop.store.searched import Found

_NOTES = (
    ("notes", "Remarque"),
    ("comment", "Commentaire"),
    ("engagement_reason", "Raison"),
    ("convention_reason", "Raison"),
    ("attendance_reason", "Raison"),
    ("market_number", "Marché"),
    ("order_number", "Commande"),
    ("validator_name", "Valideur"),
    ("original_number", "Facture d’origine"),
    ("replaces", "Remplace"),
)


def invoice(known: Known, record: Found) -> tuple[Card, ...]:
    """One invoice or credit note, in preparation or issued."""
    kind, state = DocumentKind(record["kind"]), InvoiceState(record["state"] or "draft")
    body, number, buyer = record["body"], record["number"] or "", record["buyer"]
    works = body.get("works") or {}
    market = record["market"] or ((record["dossier_body"] or {}).get("market") or {}).get("title")
    issued = day(record["issued_on"])
    hides = known.hides(record["procedure"])
    if buyer:
        payer = Part("Payeur", known.structure(buyer["name"], buyer["siret"], buyer.get("service_code")))
    else:
        payer = known.payer(record, record["dossier_body"])
    amount = euros(kind.sign * record["total"])
    said = known.status(record["status"] or "") or state.said_of(kind)
    net = euros(record["net"]) if record["net"] is not None and abs(record["net"]) != record["total"] else ""
    card = Card(
        kind=Kind.INVOICE,
        title=f"{kind.label} {number}" if number else record["title"] or kind.label,
        details=some(record["title"] if number else "", short_date(issued) if issued else "", payer.text.partition(" · ")[0], amount, said),
        way="issued" if number else "invoice",
        args=(record["id"],),
        parts=parts(
            period(body.get("period_from"), body.get("period_to")),
            dated("Date", record["issued_on"]),
            Part("Engagement", record["engagement"]),
            payer,
            Part("Marché", market or ""),
            Part("Cadre", joined(works.get("cadre"), works.get("document"))),
            Part("Association", known.whose(record)),
            Part("Dossier", known.dossier(record)),
            Part("Net à payer", net),
            *_lines(record["lines"] or body.get("lines", ())),
            *(Part("Motif", reason, names=True) for reason in record["reasons"] or ()),
            *(Part("Certificat de dépôt", reference) for reference in record["certificates"] or ()),
            *(Part(label, body.get(key) or "", names=True) for key, label in _NOTES),
        ),
        day=ordinal(record["issued_on"]),
        hides=hides,
    )  # fmt: skip
    return (card,)


def _lines(lines: Iterable[dict[str, Any]]) -> Iterable[Part]:
    """What is billed, a part for each line: of one in preparation, what it comes to as far as it is written."""
    for line in lines:
        amount = line.get("amount")
        if amount is None and line.get("quantity") is not None and line.get("unit_price") is not None:
            amount = to_cents(Decimal(line["quantity"]) * Decimal(line["unit_price"]))
        more = (*line.get("details", ()), line.get("reference"), line.get("brand"), line.get("beneficiary"))
        yield Part("Ligne", joined(line["designation"], *more, euros(amount) if amount is not None else ""), names=bool(any(more)))


def past(known: Known, record: Found) -> tuple[Card, ...]:
    """One invoice made before the program came."""
    body = record["body"]
    amount = euros(body["amount"]) if body.get("amount") is not None else ""
    number = body.get("number") or "sans numéro"
    issued = day(body.get("day"))
    card = Card(
        kind=Kind.PAST,
        title=f"Facture {number}",
        details=some(short_date(issued) if issued else "", amount, PastStatus(body["status"]).label),
        way="past",
        args=(record["association_id"],),
        parts=parts(
            dated("Date", body.get("day")), Part("Engagement", body.get("engagement") or ""), Part("Association", known.whose(record))
        ),
        day=ordinal(body.get("day")),
    )
    return (card,)


def payment(known: Known, record: Found) -> tuple[Card, ...]:
    """One payment."""
    body, paid = record["body"], record["paid"] or []
    numbers = ", ".join(number for _, number in paid)
    card = Card(
        kind=Kind.PAYMENT,
        title=f"{euros(record['amount'])} le {short_date(date.fromisoformat(record['on_day']))}",
        details=some(body.get("label"), f"paie {numbers}" if numbers else ""),
        way="payment",
        args=(record["id"],),
        parts=parts(
            dated("Date", record["on_day"]), Part("Référence", body.get("reference") or ""), Part("Association", known.whose(record))
        ),
        day=ordinal(record["on_day"]),
    )
    return (card,)


def piece(known: Known, record: Found) -> tuple[Card, ...]:
    """A joined file: a card for each of its pages that has words, or one where none has."""
    body, kind = record["body"], OwnerKind(record["owner_kind"])
    of = f"Facture {record['number']}" if record["number"] else record["title"] or known.dossier(record)
    named = next((file["name"] for file in record["files"] or () if file["sha256"] == record["sha256"]), "")
    title = named or known.kind_title(record["procedure"], body["kind"]) or _OTHERS.get(kind, "Pièce jointe")
    way, args = _way(kind, record)
    shared = parts(
        Part("Nom du fichier d’origine", body["original_name"], names=True),
        Part("Nature", known.kind_title(record["procedure"], body["kind"])),
        Part("Association", known.whose(record)),
        Part("Dossier", known.dossier(record)),
    )
    texts = (record["text"] or "").split(PAGE_BREAK)
    written = [(rank, text) for rank, text in enumerate(texts, start=1) if text.strip()]
    pages = [(f"Page{NBSP}{rank}", text) for rank, text in written] or [("", "")]
    return tuple(
        Card(
            kind=Kind.PIECE,
            title=title,
            details=some(of, label.lower() if len(texts) > 1 else ""),
            way=way,
            args=args,
            parts=parts(Part(label, text, names=True), *shared),
            day=ordinal(record["issued_on"]),
            hides=known.hides(record["procedure"]),
        )
        for label, text in pages
    )


_OTHERS = {
    OwnerKind.SHEET: "Scan d’une feuille de présence",
    OwnerKind.CERTIFICATES: "Attestations signées",
    OwnerKind.AFTER: "Pièce d’après le dépôt",
}


def _way(kind: OwnerKind, record: Found) -> tuple[str, tuple[str, ...]]:
    if kind is OwnerKind.SHEET:
        return "sheet_scan", (record["dossier_id"], record["owner_id"])
    if kind is OwnerKind.CERTIFICATES:
        return "certificates", (record["dossier_id"],)
    if kind is OwnerKind.DOSSIER:
        return "dossier", (record["dossier_id"],)
    return ("issued", (record["owner_id"],)) if record["number"] else ("piece", (record["owner_id"], record["id"]))
