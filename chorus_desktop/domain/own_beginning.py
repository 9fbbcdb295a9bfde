"""What the form of one's own procedures begins with: any procedure as it is, a copy for another payer, seasons to add."""

from typing import Any

from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.own_procedure import (
    AwayBilled,
    LetterUse,
    OwnAbsence,
    OwnCheck,
    OwnContact,
    OwnDocument,
    OwnLetter,
    OwnLink,
    OwnProcedure,
    OwnSeason,
    OwnStep,
    OwnWindow,
    PresencesBy,
    Rhythm,
)
from chorus_desktop.domain.procedure import EngagementRule, Procedure
from chorus_desktop.domain.recipient import Demand
from chorus_desktop.domain.season import Season


def from_procedure(procedure: Procedure) -> OwnProcedure:
    """A procedure as its form shows it, served as it is; ``demo`` is for shipped ones only."""
    procedure = procedure.model_copy(update={"demo": False, "demo_day": None})
    payer, rule, sending = procedure.recipient, procedure.engagement, procedure.convention
    return OwnProcedure(
        procedure=procedure.id,
        base=procedure,
        served=procedure,
        scheme=procedure.scheme,
        summary=procedure.summary,
        rhythm=Rhythm(procedure.kind),
        recipient_name=payer.name,
        siret=payer.siret,
        address="\n".join(payer.address),
        engagement_required=payer.engagement_rule is Demand.REQUIRED,
        service_code_required=payer.service_code_rule is Demand.REQUIRED,
        service_code=payer.service_code,
        mask="" if rule.mask == "*" else rule.mask,
        example=rule.example,
        where_to_find=rule.where_to_find,
        convention=sending is not None,
        tacit_renewal=sending is not None and sending.tacit_renewal,
        convention_years=str(sending.max_years) if sending else "",
        convention_to=sending.send_to.title if sending else "",
        convention_email=sending.send_to.email if sending else None,
        seasons=tuple(from_season(season, str(rank)) for rank, season in enumerate(procedure.seasons)),
        **_presences(procedure.attendance),
        steps=tuple(OwnStep(id=str(rank), key=row.key, title=row.title, text=row.text) for rank, row in enumerate(procedure.steps)),
        documents=tuple(
            OwnDocument(
                id=str(rank), key=row.kind, title=row.title, required=row.demand == "required", help=row.help, attendance=row.attendance
            )
            for rank, row in enumerate(procedure.attachments)
        ),
        checks=tuple(OwnCheck(id=str(rank), key=row.key, text=row.text, help=row.help) for rank, row in enumerate(procedure.checklist)),
        contacts=tuple(
            OwnContact(id=str(rank), title=row.title, email=row.email, phone=row.phone, hours=row.hours, address="\n".join(row.lines))
            for rank, row in enumerate(procedure.contacts)
        ),
        links=tuple(OwnLink(id=str(rank), title=row.title, url=row.url, note=row.note) for rank, row in enumerate(procedure.links)),
        letters=tuple(
            OwnLetter(id=str(rank), key=row.key, use=LetterUse(row.key), subject=row.subject, body=row.body)
            for rank, row in enumerate(procedure.letters)
            if row.key in set(LetterUse)
        ),
        source=procedure.source,
        checked_on=procedure.checked_on,
    )


def _presences(rule: AttendanceRule) -> dict[str, Any]:
    """The rules of presences as the form shows them: words of the program's own stay empty."""
    words = {
        name: "" if getattr(rule, name) == AttendanceRule.model_fields[name].default else getattr(rule, name)
        for name in ("beneficiaries", "one_child", "several")
    }
    return {
        **words,
        "attendance_by": PresencesBy(rule.by),
        "full_names": rule.full_names,
        "card": rule.card,
        "last_day_free": not rule.last_day_billed,
        "absences": tuple(
            OwnAbsence(id=str(rank), key=row.key, title=row.title, billed=AwayBilled(row.billed), most=str(row.most or ""), help=row.help)
            for rank, row in enumerate(rule.absences)
        ),
    }


def from_season(season: Season, row_id: str) -> OwnSeason:
    """A season as its form shows it."""
    shown = {
        name: getattr(season, name) for name in OwnSeason.model_fields if name in Season.model_fields and name not in ("id", "windows")
    }
    windows = tuple(
        OwnWindow(id=str(rank), **{name: getattr(window, name) for name in OwnWindow.model_fields if name != "id"})
        for rank, window in enumerate(season.windows)
    )
    return OwnSeason(id=row_id, key=season.id, windows=windows, **shown)


def copied(procedure: Procedure) -> OwnProcedure:
    """The beginning of another procedure: who pays, whom to ask and when it was checked are to be typed.

    What the form does not show would still speak of the first payer: it goes.
    """
    own = from_procedure(procedure)
    seasons = tuple(season.model_copy(update={"windows": ()}) for season in procedure.seasons)
    kinds = tuple(row.model_copy(update={"help": ""}) for row in own.absences)
    silent = {"laws": (), "attendance": AttendanceRule(), "convention": None, "engagement": EngagementRule(), "seasons": seasons}
    blank = {
        "base": procedure.model_copy(update=silent), "procedure": "", "served": None, "recipient_name": "", "siret": None, "address": "",
        "service_code": None, "example": "", "where_to_find": "", "convention_to": "", "convention_email": None, "contacts": (),
        "source": "", "checked_on": None, "beneficiaries": "", "card": "", "one_child": "", "several": "", "absences": kinds,
    }  # fmt: skip
    return own.model_copy(update=blank)


def extending(procedure: Procedure) -> OwnProcedure:
    """The beginning of seasons added to a shipped procedure: the last one known, to be put right."""
    last = max(procedure.seasons, key=lambda season: season.starts_on)
    return OwnProcedure(extends=procedure.id, base=procedure, scheme=procedure.scheme, seasons=(from_season(last, "0"),))
