"""From what a volunteer typed to the strict procedure that dossiers follow."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Any

from chorus_desktop.domain.own_problems import YEAR
from chorus_desktop.domain.own_procedure import (
    AwayBilled,
    LetterUse,
    OwnDocument,
    OwnLetter,
    OwnProcedure,
    OwnSeason,
    OwnWindow,
    PresencesBy,
    Rhythm,
)
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.recipient import Demand
from chorus_desktop.domain.season import Season

_STEM = 16
_PART = 36
"""Characters of one part of an identifier."""


def slug(text: str) -> str:
    """A text as an identifier: ``Pass’Sports, été`` → ``pass-sports-ete``; may be empty."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return re.sub("[^a-z0-9]+", "-", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("-")


def _short(text: str) -> str:
    return slug(text)[:_PART].strip("-")


def free(wanted: str, taken: Collection[str]) -> str:
    """The identifier wanted, or the first of ``wanted-2``, ``wanted-3``… that is free."""
    names = (wanted if rank == 1 else f"{wanted}-{rank}" for rank in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def completed(own: OwnProcedure, taken: Collection[str]) -> OwnProcedure:
    """The same with its identifiers and the strict procedure, or seasons, that dossiers follow from now on.

    Args:
        own: one of which ``own_problems`` says nothing.
        taken: identifiers of all other procedures.
    """
    keyed = own.model_copy(
        update={
            "procedure": own.procedure or free(f"{_short(own.scheme) or 'demarche'}-{_short(own.recipient_name) or 'payeur'}", taken),
            "seasons": tuple(
                season.model_copy(update={"windows": _keyed(season.windows, [row.title for row in season.windows])})
                for season in _keyed(own.seasons, [row.title for row in own.seasons])
            ),
            "steps": _keyed(own.steps, [row.title for row in own.steps]),
            "documents": _keyed(own.documents, [row.title for row in own.documents]),
            "absences": _keyed(own.absences, [row.title for row in own.absences]),
            "checks": _keyed(own.checks, [row.text for row in own.checks]),
        }
    )
    if own.extends:
        return keyed.model_copy(update={"procedure": "", "served_seasons": tuple(Season.model_validate(item) for item in _seasons(keyed))})
    return keyed.model_copy(update={"served": _strict(keyed)})


def _keyed(rows: Sequence[Any], titles: Sequence[str]) -> tuple[Any, ...]:
    """The rows, each with an identifier that the others do not have; one that has its own keeps it."""
    taken, given = {row.key for row in rows if row.key}, []
    for row, title in zip(rows, titles, strict=True):
        key = row.key or free(_short(title) or "ligne", taken)
        taken.add(key)
        given.append(row.model_copy(update={"key": key}))
    return tuple(given)


def _strict(own: OwnProcedure) -> Procedure:
    base = own.base.model_dump() if own.base else {}
    kept = {name: base[name] for name in ("invoice", "any_recipient", "laws") if name in base}
    other_letters = [item for item in base.get("letters", ()) if item["key"] not in set(LetterUse)]
    written = {
        "format": 1,
        "id": own.procedure,
        "kind": own.rhythm,
        "title": _title(own),
        "scheme": own.scheme,
        "summary": own.summary,
        "source": own.source,
        "checked_on": own.checked_on,
        "recipient": _recipient(own, base.get("recipient", {})),
        "convention": _convention(own, base.get("convention") or {}),
        "engagement": {
            **base.get("engagement", {}),
            "mask": own.mask.replace(YEAR, "*") or "*",
            "example": own.example,
            "where_to_find": own.where_to_find,
        },
        "attendance": _attendance(own, base.get("attendance", {})),
        "seasons": _seasons(own) if own.rhythm is Rhythm.SEASON else (),
        "steps": [{"key": row.key, "title": row.title, "text": row.text} for row in own.steps],
        "attachments": [_document(row, base.get("attachments", ())) for row in own.documents],
        "checklist": [
            {**_of(base.get("checklist", ()), "key", row.key), "key": row.key, "text": row.text, "help": row.help} for row in own.checks
        ],
        "contacts": [
            {"title": row.title, "email": row.email, "phone": row.phone, "hours": row.hours, "lines": _lines(row.address)}
            for row in own.contacts
        ],
        "links": [{"title": row.title, "url": row.url, "note": row.note} for row in own.links],
        "letters": [*(_letter(row, base.get("letters", ())) for row in own.letters), *other_letters],
    }
    return Procedure.model_validate({**kept, **written})


def _title(own: OwnProcedure) -> str:
    if own.base and (own.base.scheme, own.base.recipient.name) == (own.scheme, own.recipient_name):
        return own.base.title
    return own.name


def _recipient(own: OwnProcedure, base: dict[str, Any]) -> dict[str, Any]:
    written = {"name": own.recipient_name, "siret": own.siret, "address": _lines(own.address), "service_code": own.service_code}
    if base and base["siret"] != own.siret:
        base = {}  # another structure: nothing is known of its settings on the portal
    return {
        **base,
        **written,
        "engagement_rule": _demand(base.get("engagement_rule"), required=own.engagement_required),
        "service_code_rule": _demand(base.get("service_code_rule"), required=own.service_code_required),
    }


def _demand(before: Demand | None, *, required: bool) -> Demand:
    return Demand.REQUIRED if required else Demand.NONE if before is Demand.NONE else Demand.OPTIONAL


def _convention(own: OwnProcedure, base: dict[str, Any]) -> dict[str, Any] | None:
    if not own.convention:
        return None
    contact = {**base.get("send_to", {}), "title": own.convention_to, "email": own.convention_email}
    return {**base, "send_to": contact, "tacit_renewal": own.tacit_renewal, "max_years": int(own.convention_years)}


def _attendance(own: OwnProcedure, base: dict[str, Any]) -> dict[str, Any]:
    """What is left empty is what the program says of itself."""
    words = {"beneficiaries": own.beneficiaries, "one_child": own.one_child, "several": own.several}
    return {
        "source": base.get("source", ""),
        "by": own.attendance_by or PresencesBy.SESSION,
        "full_names": own.full_names,
        "card": own.card,
        "last_day_billed": not own.last_day_free,
        "absences": [
            {"key": row.key, "title": row.title, "billed": row.billed or AwayBilled.ASK, "most": row.most.strip() or None, "help": row.help}
            for row in own.absences
        ],
        **{name: text for name, text in words.items() if text.strip()},
    }


def _seasons(own: OwnProcedure) -> list[dict[str, Any]]:
    known = [season.model_dump() for season in own.base.seasons] if own.base else []
    return [_season(own, season, _of(known, "id", season.key)) for season in own.seasons]


def _season(own: OwnProcedure, season: OwnSeason, base: dict[str, Any]) -> dict[str, Any]:
    written = season.model_dump(exclude={"id", "key", "windows"})
    return {
        **written,
        "id": season.key,
        "source": season.source or own.source,
        "checked_on": season.checked_on or own.checked_on,
        "windows": [
            {
                **_of(base.get("windows", ()), "key", window.key),
                **window.model_dump(exclude={"id"}),
                "mask": window.mask.replace(YEAR, _year(window)) or own.mask.replace(YEAR, _year(window)) or "*",
            }
            for window in season.windows
        ],
    }


def _year(window: OwnWindow) -> str:
    return str(window.issued_from.year) if window.issued_from else "*"


def _document(row: OwnDocument, base: Sequence[dict[str, Any]]) -> dict[str, Any]:
    known = _of(base, "kind", row.key)
    stem = known.get("file_stem") or slug(row.title)[:_STEM].strip("-") or "piece"
    return {
        **known,
        "kind": row.key,
        "title": row.title,
        "help": row.help,
        "demand": "required" if row.required else "optional",
        "file_stem": stem,
        "attendance": row.attendance,
    }


def _letter(row: OwnLetter, base: Sequence[dict[str, Any]]) -> dict[str, Any]:
    use = LetterUse(row.use or LetterUse.SEND_CONVENTION)
    return {"title": use.label, **_of(base, "key", use.value), "key": use.value, "subject": row.subject, "body": row.body}


def _of(base: Sequence[dict[str, Any]], name: str, key: str) -> dict[str, Any]:
    return next((item for item in base if item[name] == key), {})


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def extended(shipped: Procedure, seasons: Sequence[Season]) -> Procedure:
    """A shipped procedure with the seasons that a volunteer added; hers wins where both have one."""
    hers = {season.id: season for season in seasons}
    theirs = [hers.pop(season.id, season) for season in shipped.seasons]
    return shipped.model_copy(update={"seasons": tuple(sorted([*theirs, *hers.values()], key=lambda season: season.starts_on))})


def together(shipped: Sequence[Procedure], own: Sequence[OwnProcedure]) -> tuple[Procedure, ...]:
    """Every procedure that a dossier may follow, by title: the shipped ones with the seasons added to them, and the volunteer's own.

    Hers always wins: over a shipped one of the same identifier, and season by season.
    """
    known = {item.id: item for item in shipped}
    known |= {item.served.id: item.served for item in own if item.served}
    for item in own:
        if item.extends in known:
            known[item.extends] = extended(known[item.extends], item.served_seasons)
    return tuple(sorted(known.values(), key=lambda item: item.title))
