"""What is corrected on the portal when an invoice comes back and keeps its number: where it goes, or who validates it."""

from datetime import date

from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.engagement import mask_matches
from chorus_desktop.domain.french import listing, long_date
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.references import EngagementNumber, ServiceCode
from chorus_desktop.domain.shape import Record, field
from chorus_desktop.domain.works.role import Role

sentences(
    {
        "correct.siret_missing": "Indiquez le SIRET du destinataire\u00a0: la facture ne part pas sans lui. S’il n’est pas en cause, laissez celui de la facture.",
        "correct.day_missing": "Indiquez le jour où vous l’avez fait sur le portail.",
        "correct.day_future": "Le {day} n’est pas encore là\u00a0: indiquez le jour où vous l’avez vraiment fait.",
        "correct.day_before": "Le portail n’affichait cet état que le {since}\u00a0: la correction n’a pas pu être faite avant.",
        "correct.nothing": "Rien ne change\u00a0: corrigez au moins une de ces données, celle que l’on vous a donnée.",
        "correct.nothing_validator": "Rien ne change\u00a0: corrigez le valideur, avec ce que l’entreprise vous a donné.",
        "correct.validator_missing": "Indiquez le SIRET du valideur\u00a0: demandez-le à l’entreprise titulaire ou mandataire.",
        "correct.service_unknown": "Le code service «\u00a0{service}\u00a0» n’est pas parmi ceux que vous connaissez de cette collectivité. Vérifiez-le sur son message.",
        "correct.engagement_mask": "«\u00a0{number}\u00a0» n’a la forme d’aucun numéro d’engagement de cette collectivité. Vérifiez-le sur son message.",
    }
)


class Rerouted(Record):
    """Where the invoice must go: the only three data that « Recycler » lets change."""

    siret: Siret | None = field("SIRET du destinataire", "Celui de la structure qui paie, 14 chiffres.")
    service_code: ServiceCode | None = field("Code service", "Laissez vide si la collectivité n’en demande pas.")
    engagement: EngagementNumber | None = field("Numéro d’engagement", "Tel que la collectivité vous l’a donné.")


class WorksRerouted(Rerouted):
    """Where a piece of works must go: any structure of the market may be the wrong one."""

    manager: Siret | None = field("SIRET de la maîtrise d’œuvre", "Laissez vide si elle n’est pas sur le portail.")
    owner: Siret | None = field("SIRET de la maîtrise d’ouvrage", "Laissez vide si elle n’est pas sur le portail.")


class OtherValidator(Record):
    """The firm that must accept the invoice first."""

    siret: Siret | None = field("SIRET du valideur", "Celui de l’entreprise titulaire ou mandataire, 14 chiffres.")
    service_code: ServiceCode | None = field("Code service du valideur", "Facultatif.")


class DoneDay(Record):
    """The day a correction was done on the portal."""

    on: date | None = field("Fait le", "Le jour où vous avez validé et envoyé sur le portail.")


class Change(Record):
    """One datum to retype on the portal.

    Attributes:
        label: the portal's word.
        before: what was deposited, as one reads it; may be empty.
        now: what goes there, as one reads it; empty: the field is emptied.
        copied: what goes on the clipboard.
    """

    label: str
    before: str
    now: str
    copied: str

    @property
    def is_one(self) -> bool:
        """Whether it changes at all."""
        return self.before != self.now

    @property
    def said(self) -> str:
        """The change in one line, as the history keeps it."""
        return f"{self.label}\u00a0: {self.now or 'vide'} (avant\u00a0: {self.before or 'vide'})"


def done_problems(told: DoneDay, since: date, today: date) -> tuple[Problem, ...]:
    """What cannot be in the day of a correction.

    Args:
        told: the day.
        since: the day the portal showed what is corrected.
        today: the day to reckon from.
    """
    if told.on is None:
        return (error("on", "correct.day_missing"),)
    if told.on > today:
        return (error("on", "correct.day_future", day=long_date(told.on)),)
    return (error("on", "correct.day_before", since=long_date(since)),) if told.on < since else ()


def sent(document: IssuedDocument) -> Rerouted:
    """Where a document was sent."""
    known = {"siret": document.buyer.siret, "service_code": document.buyer.service_code, "engagement": document.engagement}
    if document.works is None:
        return Rerouted(**known)
    sirets = {role: document.works.siret_of(role) or None for role in (Role.MANAGER, Role.OWNER)}
    return WorksRerouted.model_validate({**known, "manager": sirets[Role.MANAGER], "owner": sirets[Role.OWNER]})


def rerouted_of(document: IssuedDocument) -> type[Rerouted]:
    """What is typed of where a document must go."""
    return WorksRerouted if document.works else Rerouted


def validated_by(document: IssuedDocument) -> OtherValidator:
    """Who was to validate a document."""
    validator = document.validator
    return OtherValidator(siret=validator.siret, service_code=validator.service_code) if validator else OtherValidator()


def rerouting(before: Rerouted, now: Rerouted) -> tuple[Change, ...]:
    """The data, changed or not, in the portal's order: three, and two more of a piece of works."""
    more: tuple[Change, ...] = ()
    if isinstance(before, WorksRerouted) and isinstance(now, WorksRerouted):
        more = (
            _siret("Maîtrise d’œuvre (SIRET)", before.manager, now.manager),
            _siret("Maîtrise d’ouvrage (SIRET)", before.owner, now.owner),
        )
    return (
        _siret("Identifiant du destinataire (SIRET)", before.siret, now.siret),
        _plain("Code service", before.service_code, now.service_code),
        _plain("Numéro d’engagement", before.engagement, now.engagement),
        *more,
    )


def revalidating(before: OtherValidator, now: OtherValidator) -> tuple[Change, ...]:
    """What is said of the firm that validates, changed or not."""
    return (
        _siret("Identifiant du valideur (SIRET)", before.siret, now.siret),
        _plain("Code service du valideur", before.service_code, now.service_code),
    )


def changed(changes: tuple[Change, ...]) -> str:
    """What changes, in one sentence; empty where nothing does."""
    return listing([change.said for change in changes if change.is_one])


def rerouting_problems(now: Rerouted, work: Work, document: IssuedDocument) -> tuple[Problem, ...]:
    """What is wrong or doubtful in where an invoice is to go now.

    Args:
        now: what was typed.
        work: its dossier.
        document: as it was deposited.
    """
    found: list[Problem] = []
    if now.siret is None:
        found.append(error("siret", "correct.siret_missing"))
    elif not changed(rerouting(sent(document), now)):
        found.append(error("siret", "correct.nothing"))
    # What one knows of the services and numbers of a structure says nothing of another one.
    if now.siret == work.recipient.siret:
        codes = {service.code.casefold() for service in work.recipient.services}
        if now.service_code and codes and now.service_code.casefold() not in codes:
            found.append(warning("service_code", "correct.service_unknown", service=now.service_code))
        masks = [window.mask for window in work.season.windows if window.mask]
        if now.engagement and masks and not any(mask_matches(mask, now.engagement) for mask in masks):
            found.append(warning("engagement", "correct.engagement_mask", number=now.engagement))
    return tuple(found)


def validator_problems(now: OtherValidator, document: IssuedDocument) -> tuple[Problem, ...]:
    """What is wrong in who is to validate now."""
    if now.siret is None:
        return (error("siret", "correct.validator_missing"),)
    return () if changed(revalidating(validated_by(document), now)) else (error("siret", "correct.nothing_validator"),)


def _siret(label: str, before: Siret | None, now: Siret | None) -> Change:
    shown = [value.pretty() if value else "" for value in (before, now)]
    return Change(label=label, before=shown[0], now=shown[1], copied=str(now or ""))


def _plain(label: str, before: str | None, now: str | None) -> Change:
    return Change(label=label, before=str(before or ""), now=str(now or ""), copied=str(now or ""))
