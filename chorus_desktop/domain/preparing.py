"""Getting ready for the portal: what is done, what to copy into its forms, who lacks which right, the ready texts filled."""

from collections.abc import Mapping
from datetime import date

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.bank import Rib
from chorus_desktop.domain.french import listing, long_date
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.preparation import AccountForm, PortalPerson, PortalRole, StepDone
from chorus_desktop.domain.preparation_guide import (
    PLACES,
    AccountField,
    AccountKey,
    PreparationGuide,
    ReadyText,
    StructureField,
    StructureKey,
)
from chorus_desktop.domain.problems import Problem, sentences, warning
from chorus_desktop.domain.shape import Record

sentences(
    {
        "portal.manager_left": "{name} a quitté l’association le {day} sans passer le rôle de gestionnaire principal\u00a0: personne d’autre ne peut le passer. "
        "Demandez-lui de le transférer depuis son compte\u00a0; si vous n’arrivez pas à la joindre, écrivez au support du portail.",
        "portal.no_manager": "Personne n’est gestionnaire principal dans votre liste\u00a0: indiquez qui a créé la structure sur le portail, "
        "car cette personne seule peut passer ce rôle.",
        "portal.two_managers": "{names} sont notés gestionnaires principaux\u00a0: le portail n’en connaît qu’un par structure. Vérifiez lequel.",
        "portal.no_right": "Personne n’a le droit «\u00a0{right}\u00a0» en modification\u00a0: aucune facture ne peut être déposée. "
        "Le gestionnaire principal le donne.",
        "portal.still_attached": "{name} a quitté l’association le {day} et garde des droits\u00a0: sur le portail, détachez son compte de la structure, puis décochez-les dans cette liste.",
        "portal.dates": "Le départ de {name} précède son rattachement\u00a0: corrigez l’une des deux dates.",
        "portal.alone": "Une seule personne a accès au portail. Rattachez-en une seconde\u00a0: si elle s’en va ou perd sa boîte e-mail, "
        "l’association ne pourra plus déposer.",
        "portal.no_second": "Seul le gestionnaire principal peut gérer les droits. Donnez «\u00a0{right}\u00a0» à une seconde personne\u00a0: "
        "elle pourra vous dépanner.",
        "portal.factor_siret": "Ce SIRET d’affactureur n’est pas juste\u00a0: reprenez-le sur son contrat.",
        "portal.rib_iban": "Ce RIB n’est pas celui de l’IBAN de l’association\u00a0: vérifiez lequel est le bon.",
        "portal.rib_abroad": "L’IBAN de l’association n’est pas français\u00a0: choisissez «\u00a0IBAN\u00a0», ou indiquez un RIB.",
    }
)

BLANK = "…"
"""Stands where the association's card does not know yet, as in the other ready texts."""

DAYS: Mapping[str, str] = {"account": "portal_account_on", "structure": "portal_structure_on", "rights": "portal_rights_on"}
"""Step → the field of the association that holds its day: the checklist of a deposit reads it there, and there only."""


class CopyLine(Record):
    """One field of a form of the portal.

    Attributes:
        value: as it is read.
        copied: what « Copier » gives, without separators; empty where one chooses or ticks.
    """

    key: str
    label: str
    value: str
    copied: str
    hint: str = ""


def done(association: Association, key: str) -> StepDone:
    """When and by whom a step was done; without a day, it is not."""
    kept = association.portal.done.get(key, StepDone())
    return kept.model_copy(update={"on": getattr(association, DAYS[key])}) if key in DAYS else kept


def with_done(association: Association, key: str, step: StepDone) -> Association:
    """The association once a step was done, or undone by a step without a day."""
    changes: dict[str, object] = {}
    if key in DAYS:
        changes[DAYS[key]] = step.on
        step = step.model_copy(update={"on": None})
    steps = {name: value for name, value in association.portal.done.items() if name != key}
    if step != StepDone():
        steps[key] = step
    return association.model_copy(update={**changes, "portal": association.portal.model_copy(update={"done": steps})})


def structure_lines(association: Association, guide: PreparationGuide) -> tuple[CopyLine, ...]:
    """The form « Créer une structure », filled from the association's card."""
    siret, phone = association.siret, association.phone
    known: Mapping[StructureKey, tuple[str, str]] = {
        "id_type": ("SIRET", ""),
        "siret": (siret.pretty() if siret else "", siret or ""),
        "name": _same(association.name),
        "label": _same(association.portal.structure_label),
        "email": _same(association.email or ""),
        "phone": (phone.pretty() if phone else "", phone or ""),
        "street": _same(association.street),
        "extra_1": _same(association.address_extra),
        "extra_2": _same(""),
        "postcode": _same(association.postcode or ""),
        "city": _same(association.city),
        "country": (guide.countries["FR"], ""),
        "undisclosed": _ticked(association.portal.undisclosed),
    }
    return tuple(_line(item, *known[item.key]) for item in guide.structure)


def _line(item: StructureField | AccountField, value: str, copied: str) -> CopyLine:
    value = value or ("à compléter" if item.required else "")
    return CopyLine(key=item.key, label=item.label, value=value, copied=copied, hint=item.hint)


def _same(text: str) -> tuple[str, str]:
    return text, text


def _ticked(yes: bool) -> tuple[str, str]:  # noqa: FBT001 - one answer
    return ("à cocher" if yes else "à ne pas cocher"), ""


def rib_of(association: Association) -> Rib | None:
    """The RIB typed for the portal, else the one inside the IBAN."""
    typed = association.portal.account.rib
    return typed or (association.iban.rib if association.iban else None)


def account_lines(association: Association, guide: PreparationGuide) -> tuple[CopyLine, ...]:
    """The form « Créer une coordonnée bancaire », block by block without separators, for the type chosen."""
    account, iban, rib = association.portal.account, association.iban, rib_of(association)
    bank, branch, number, rib_key = rib.blocks if rib else ("", "", "", "")
    code = iban.country if iban and account.form is AccountForm.IBAN else "FR"
    known: Mapping[AccountKey, tuple[str, str]] = {
        "name": _same(account.name),
        "structure": (association.siret.pretty() if association.siret else "", association.siret or ""),
        "factor": _ticked(account.factor),
        "factor_name": _same(account.factor_name),
        "factor_country": (account.factor_country, ""),
        "factor_id": _same(account.factor_id),
        "factor_id_type": (account.factor_id_type, ""),
        "type": (account.form.label, ""),
        "country": (guide.countries.get(code, code), ""),
        "iban_key": _same(iban.check_key if iban else ""),
        "bban": _same(iban.bban if iban else ""),
        "bic": _same(association.bic or ""),
        "bank": _same(bank),
        "branch": _same(branch),
        "number": _same(number),
        "rib_key": _same(rib_key),
        "file": ("gardé dans le programme, à joindre" if association.portal.rib_file else "", ""),
    }
    shown = {"", account.form.value, *(["factor"] if account.factor else [])}
    return tuple(_line(item, *known[item.key]) for item in guide.account if item.when in shown)


def account_problems(association: Association) -> tuple[Problem, ...]:
    """What is doubtful in the bank details for the portal."""
    account, iban, found = association.portal.account, association.iban, list[Problem]()
    if account.rib and iban and iban.rib != account.rib:
        found.append(warning("rib", "portal.rib_iban"))
    if account.form is AccountForm.RIB and iban and rib_of(association) is None:
        found.append(warning("form", "portal.rib_abroad"))
    if account.factor and account.factor_id and account.factor_id_type.strip().upper() == "SIRET" and not _is_siret(account.factor_id):
        found.append(warning("factor_id", "portal.factor_siret"))
    return tuple(found)


def _is_siret(text: str) -> bool:
    try:
        Siret(text)
    except UnreadableError:
        return False
    return True


def people_problems(people: tuple[PortalPerson, ...], today: date, guide: PreparationGuide) -> tuple[Problem, ...]:
    """What goes wrong, or will, with who has which right; nothing while nobody is noted.

    Args:
        people: those of the association.
        today: the day to reckon from.
        guide: the portal's names of the rights.

    Returns:
        Warnings whose ``where`` is a person's id where one person is meant.
    """
    there = [person for person in people if person.is_there(today)]
    managers = [person for person in there if person.role is PortalRole.MANAGER]
    found = [warning(person.id, "portal.dates", name=_name(person)) for person in people if _reversed(person)]
    gone = [(person, person.left_on) for person in people if person.left_on is not None and person not in there]
    if people and not managers:
        former = next(((person, day) for person, day in gone if person.role is PortalRole.MANAGER), None)
        if former:
            found.append(warning(former[0].id, "portal.manager_left", name=_name(former[0]), day=long_date(former[1])))
        else:
            found.append(warning("", "portal.no_manager"))
    if len(managers) > 1:
        found.append(warning("", "portal.two_managers", names=listing([_name(person) for person in managers])))
    if people and not any(person.issued for person in there):
        found.append(warning("", "portal.no_right", right=guide.right("issued").label))
    found += [
        warning(person.id, "portal.still_attached", name=_name(person), day=long_date(day)) for person, day in gone if person.holds_rights
    ]
    return tuple(found)


def people_advice(people: tuple[PortalPerson, ...], today: date, guide: PreparationGuide) -> tuple[Problem, ...]:
    """What is well today and would be safer otherwise."""
    there = [person for person in people if person.is_there(today)]
    if len(there) == 1:
        return (warning("", "portal.alone"),)
    users = [person for person in there if person.role is PortalRole.USER]
    if len(users) < len(there) and not any(person.organisation for person in users):
        return (warning("", "portal.no_second", right=guide.right("organisation").label),)
    return ()


def _name(person: PortalPerson) -> str:
    return person.name or person.login or "Une personne sans nom"


def _reversed(person: PortalPerson) -> bool:
    return person.since is not None and person.left_on is not None and person.left_on < person.since


def fill(text: ReadyText, association: Association, today: date) -> tuple[str, str]:
    """Subject and body of a ready text, filled with what the association's card knows."""
    people = association.portal.people
    managers = [person for person in people if person.role is PortalRole.MANAGER]
    there = [person for person in managers if person.is_there(today)]
    gone = [person for person in managers if not person.is_there(today)]
    others = [person for person in people if person.role is PortalRole.USER and person.is_there(today)]
    known = {
        "association": association.name,
        "siret": association.siret.pretty() if association.siret else "",
        "representative": association.representative_name,
        "quality": association.representative_quality,
        "email": association.email or "",
        "phone": association.phone.pretty() if association.phone else "",
        "manager": _said(there),
        "former_manager": _said(gone or there),
        "person": _said(others),
    }
    known = {place: known[place] or BLANK for place in PLACES}
    return text.subject.format_map(known), text.body.format_map(known)


def _said(people: list[PortalPerson]) -> str:
    if not people:
        return ""
    name, login = people[0].name, people[0].login
    return f"{name} ({login})" if name and login else name or login or ""
