"""Dossiers and what they hold, associations, structures, procedures, as search finds them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from chorus_desktop.domain.french import euros, unit_price
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.works.role import Role
from chorus_desktop.services.search_answers import Card, Kind, Part
from chorus_desktop.services.search_known import Known, dated, joined, ordinal, parts, some
from chorus_desktop.store.searched import Found


def dossier(known: Known, record: Found) -> tuple[Card, ...]:
    """A dossier, then each of its engagement numbers and of its prises en charge."""
    body = record["body"]
    market = body.get("market") or {}
    title = market.get("title") or known.dossier(record)
    hides = known.hides(record["procedure"])
    payer = known.payer(record, body)
    convention = body.get("convention", {})
    tariffs = (
        Part("Tarif", joined(item["activity"], item["unit"], unit_price(Decimal(item["unit_price"])) if item.get("unit_price") else ""))
        for item in body.get("tariffs", ())
    )
    whole = Card(
        kind=Kind.DOSSIER,
        title=title,
        details=some(payer.text, known.whose(record)),
        way="dossier",
        args=(record["id"],),
        parts=parts(
            Part("Convention", convention.get("reference") or ""),
            Part("Signataires", joined(convention.get("association_signer"), convention.get("payer_signer"))),
            Part("Remarque", convention.get("ends_reason") or ""),
            *tariffs,
            *_of_market(known, record, market),
            *(Part("Pièce", joined(item.get("cadre"), item.get("number"))) for item in body.get("pieces", ()) if item.get("number")),
        ),
    )
    numbers = (
        Card(
            kind=Kind.ENGAGEMENT,
            title=item["number"],
            details=some(title, payer.text, known.whose(record)),
            way="engagements",
            args=(record["id"],),
            parts=parts(
                Part("Plafond", euros(item["ceiling"]) if item.get("ceiling") is not None else ""),
                dated("Valable à partir du", item.get("valid_from")),
                dated("Valable jusqu’au", item.get("valid_to")),
                dated("Reçu le", item.get("received_on")),
            ),
            day=ordinal(item.get("received_on") or item.get("valid_from")),
        )
        for item in body.get("engagements", ())
        if item.get("number")
    )
    cares = (
        Card(
            kind=Kind.CHILD,
            title=item["child"],
            details=some(f"Prise en charge {item['reference']}", title),
            way="cares",
            args=(record["id"],),
            parts=parts(
                dated("Du", item.get("valid_from")),
                dated("Au", item.get("valid_to")),
                Part("Service", item.get("service") or ""),
                Part("Plafond", euros(item["ceiling"]) if item.get("ceiling") is not None else ""),
                Part("Remarque", item.get("notes") or "", names=True),
            ),
            day=ordinal(item.get("valid_from")),
            named=True,
            hides=hides,
        )
        for item in body.get("cares", ())
        if item["child"] or item["reference"]
    )
    return (whole, *numbers, *cares)


def _of_market(known: Known, record: Found, market: Mapping[str, Any]) -> Iterator[Part]:
    if market:
        yield Part("Dossier", known.dossier(record))
    yield Part("Numéro de marché", market.get("number") or "")
    yield Part("Numéro d’engagement", market.get("engagement") or "")
    for party in market.get("parties", ()):
        siret = f"SIRET {Siret(party['siret']).pretty()}" if party.get("siret") else ""
        yield Part(Role(party.get("role", Role.SUPPLIER)).label, joined(party.get("name"), siret, party.get("service_code")))
    for line in market.get("lines", ()):
        yield Part("Prix", joined(line.get("code"), line.get("designation")))


def child(known: Known, record: Found) -> tuple[Card, ...]:
    """A child of a dossier; nothing for a row without a name."""
    body = record["body"]
    name = " ".join(part for part in (body["first_name"].strip(), body["last_name"].strip()) if part)
    if not name:
        return ()
    card = Card(
        kind=Kind.CHILD,
        title=name,
        details=some(known.dossier(record), known.whose(record)),
        way="children",
        args=(record["dossier_id"],),
        parts=parts(Part("Numéro de carte", body.get("card") or ""), Part("Groupe", body.get("group") or "")),
        named=True,
        hides=known.hides(record["procedure"]),
    )
    return (card,)


def activity(known: Known, record: Found) -> tuple[Card, ...]:
    """An activity of a dossier; nothing for one without a name."""
    body = record["body"]
    if not body["name"].strip():
        return ()
    card = Card(
        kind=Kind.ACTIVITY,
        title=body["name"],
        details=some(known.dossier(record), known.whose(record)),
        way="activities",
        args=(record["dossier_id"],),
        parts=parts(Part("Lieu", body.get("place") or ""), Part("Encadrant", body.get("leader") or "")),
    )
    return (card,)


def association(_: Known, record: Found) -> tuple[Card, ...]:
    """An association; nothing for one without a name."""
    body = record["body"]
    if not record["name"]:
        return ()
    said = ("rna", "Numéro RNA"), ("representative_name", "Représentant légal"), ("treasurer_name", "Trésorerie")
    card = Card(
        kind=Kind.ASSOCIATION,
        title=record["name"],
        details=some(f"SIRET {Siret(body['siret']).pretty()}" if body.get("siret") else ""),
        way="association",
        args=(record["id"],),
        parts=parts(
            *(Part(label, body.get(key) or "") for key, label in said),
            Part("Adresse", joined(body.get("street"), body.get("postcode"), body.get("city"))),
            Part("Contact", joined(body.get("email"), body.get("phone"))),
            Part("IBAN", body.get("iban") or ""),
        ),
    )
    return (card,)


def recipient(_: Known, record: Found) -> tuple[Card, ...]:
    """A structure that the volunteer keeps; nothing for one without a name."""
    body = record["body"]
    if not record["name"]:
        return ()
    services = (Part("Service", joined(item.get("code"), item.get("label"))) for item in body.get("services", ()))
    card = Card(
        kind=Kind.RECIPIENT,
        title=record["name"],
        details=some(f"SIRET {Siret(body['siret']).pretty()}" if body.get("siret") else "", " ".join((body.get("address") or "").split())),
        way="recipient",
        args=(record["id"],),
        parts=parts(*services),
    )
    return (card,)


def procedure(_: Known, record: Found) -> tuple[Card, ...]:
    """A procedure that the volunteer wrote; nothing for one without a name."""
    if not record["name"]:
        return ()
    return (
        Card(
            kind=Kind.PROCEDURE,
            title=record["name"],
            details=some(record["body"].get("summary")),
            way="own_procedure",
            args=(record["id"],),
        ),
    )
