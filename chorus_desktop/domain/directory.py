"""One row of the portal's public directory of structures, as its file and other tables write it."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from chorus_desktop.domain.columns import Wanted, plain_words
from chorus_desktop.domain.money import UnreadableError, parse_date
from chorus_desktop.domain.numbers import Siret, digits_of
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.recipient import Demand, Moa
from chorus_desktop.domain.recipient_card import Origin, RecipientCard

sentences(
    {
        "directory.siret": "Pas de SIRET dans cette ligne.",
        "directory.rounded": "«\u00a0{text}\u00a0» est un SIRET arrondi par un tableur\u00a0: ses derniers chiffres sont perdus.",
        "directory.name": "Pas de raison sociale dans cette ligne.",
        "directory.twice": "Le SIRET {siret} est déjà plus haut dans ce tableau.",
        "directory.flag": "«\u00a0{text}\u00a0» n’est ni oui ni non\u00a0: lu comme «\u00a0non\u00a0». Est-ce la bonne colonne\u00a0?",
        "directory.moa": "«\u00a0{text}\u00a0» n’est pas compris\u00a0: lu comme «\u00a0sans MOA\u00a0». Est-ce la bonne colonne\u00a0?",
        "directory.day": "«\u00a0{text}\u00a0» n’est pas une date\u00a0: laissée de côté. Est-ce la bonne colonne\u00a0?",
    }
)

COLUMNS = (
    Wanted(key="siret", title="SIRET", heads=("identifiant", "numéro siret", "siret structure", "identifiant structure"), required=True),
    Wanted(
        key="name", title="Raison sociale", heads=("nom", "dénomination", "libellé", "nom structure", "désignation structure"), required=True
    ),
    Wanted(
        key="engagement", title="Gestion du numéro d’engagement",
        heads=("gestion engagement", "gestion ej", "gestion numéro ej", "numéro engagement obligatoire", "engagement obligatoire"),
    ),
    Wanted(
        key="service", title="Gestion du code service",
        heads=("gestion service", "code service obligatoire", "service obligatoire", "service code obligatoire"),
    ),
    Wanted(
        key="either", title="Numéro d’engagement ou code service",
        heads=("gestion service ou engagement", "gestion ej ou service", "gestion engagement ou service", "engagement ou service obligatoire"),
    ),
    Wanted(key="moa", title="MOA", heads=("est moa", "présence moa", "gestion moa", "structure moa"), help="Avec, sans, ou exclusivement."),
    Wanted(key="moa_only", title="Exclusivement MOA", heads=("est moa uniquement", "moa uniquement", "moa exclusif")),
    Wanted(
        key="not_reported", title="Mise en paiement non remontée",
        heads=("statut mise en paiement non remonté", "statut mise en paiement n est pas remonté"),
    ),
    Wanted(
        key="reported", title="Statut «\u00a0Mise en paiement\u00a0» géré",
        heads=("gestion statut mise en paiement", "gestion mise en paiement", "mise en paiement remontée"),
    ),
    Wanted(key="edi", title="Récepteur EDI", heads=("edi récepteur", "réception edi", "recoit edi")),
    Wanted(
        key="active", title="Structure active",
        heads=("statut", "actif", "état", "structure active", "statut structure", "est active", "statut actif inactif"),
    ),
    Wanted(key="closed_on", title="Inactive depuis le", heads=("date inactivation", "date de fermeture", "date fin", "date désactivation")),
    Wanted(key="street", title="Adresse", heads=("adresse 1", "rue", "voie", "adresse ligne 1")),
    Wanted(key="postcode", title="Code postal", heads=("cp",)),
    Wanted(key="city", title="Ville", heads=("commune", "localité")),
)  # fmt: skip

YES = {
    "oui",
    "o",
    "vrai",
    "true",
    "t",
    "yes",
    "y",
    "1",
    "x",
    "actif",
    "active",
    "obligatoire",
    "requis",
    "requise",
    "gere",
    "geree",
    "avec",
    "ok",
}
NO = {
    "non",
    "n",
    "faux",
    "false",
    "f",
    "no",
    "0",
    "inactif",
    "inactive",
    "facultatif",
    "facultative",
    "aucun",
    "aucune",
    "sans",
    "ferme",
    "fermee",
}


class Entry(NamedTuple):
    """A structure of the directory; plain, for there are hundreds of thousands.

    Attributes:
        closed_on: an ISO date, or empty; ``active``: whether the portal knows it today.
    """

    siret: str
    name: str
    engagement: bool
    service: bool
    either: bool
    moa: str
    reported: bool
    edi: bool
    active: bool
    closed_on: str
    street: str
    postcode: str
    city: str


@lru_cache(maxsize=1000)
def truth(text: str) -> bool | None:
    """What a box of somebody's table says, however it is spelt; none when it is neither yes nor no. An empty one is « non »."""
    words = plain_words(text)
    if not words:
        # A tick or a dash holds no letter.
        return text.strip() in ("✓", "✔", "☑", "☒")
    if words[0] in NO or words[:2] == ("pas", "obligatoire"):
        return False
    return True if words[0] in YES else None


@lru_cache(maxsize=1000)
def moa_of(text: str, only: str) -> Moa | None:
    """What two boxes, or one in words, say of works; none when they are not understood."""
    words = set(plain_words(text))
    if truth(only) or words & {"exclusivement", "exclusif", "uniquement", "only"}:
        return Moa.ONLY
    said = truth(text)
    if said is None and words & {"sans", "avec"}:
        said = "avec" in words
    return None if said is None else Moa.WITH if said else Moa.NONE


_DIGITS = 14
_DOUBLED = str.maketrans("0123456789", "0246813579")


def _has_keys(digits: str) -> bool:
    """Whether fourteen digits have both keys of Luhn; ``Siret`` says what is wrong otherwise, thirty times as slowly."""
    siren, whole = digits[0:9:2] + digits[1:9:2].translate(_DOUBLED), digits[1::2] + digits[0::2].translate(_DOUBLED)
    return sum(map(int, siren)) % 10 == 0 and sum(map(int, whole)) % 10 == 0


def read_siret(text: str) -> str:
    """A SIRET as tables write it: a spreadsheet drops the zero it begins with, or rounds it.

    Raises:
        UnreadableError: it is none.
    """
    if len(text) == _DIGITS and text.isascii() and text.isdigit() and _has_keys(text):
        return text
    digits = digits_of(text)
    if not digits:
        raise UnreadableError("directory.siret")
    if "e+" in text.casefold():
        raise UnreadableError("directory.rounded", text=text)
    if len(digits) in (12, 13) and digits.isdigit():
        # A spreadsheet took the zeros it began with for nothing.
        with suppress(UnreadableError):
            return str(Siret(digits.zfill(_DIGITS)))
    return str(Siret(text))


def read_entry(cells: Mapping[str, str]) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The structure of a row, or why there is none; doubts are warnings.

    Args:
        cells: key of ``COLUMNS`` → text, for the columns that the table has.
    """
    name = " ".join(cells["name"].split())
    try:
        siret = read_siret(cells["siret"])
    except UnreadableError as wrong:
        return None, (error("siret", wrong.code, **wrong.facts),)
    if not name:
        return None, (error("name", "directory.name"),)
    doubts: list[Problem] = []

    def flag(key: str, *, absent: bool = False) -> bool:
        if key not in cells:
            return absent
        said = truth(cells[key])
        if said is None:
            doubts.append(warning(key, "directory.flag", text=cells[key]))
        return bool(said)

    moa = moa_of(cells.get("moa", ""), cells.get("moa_only", ""))
    if moa is None:
        doubts.append(warning("moa", "directory.moa", text=cells["moa"]))
    closed_on = ""
    if cells.get("closed_on"):
        try:
            closed_on = parse_date(cells["closed_on"].split(" ")[0]).isoformat()
        except UnreadableError:
            doubts.append(warning("closed_on", "directory.day", text=cells["closed_on"]))
    entry = Entry(
        siret=siret, name=name, engagement=flag("engagement"), service=flag("service"), either=flag("either"),
        moa=(moa or Moa.NONE).value, reported=flag("reported", absent=True) and not flag("not_reported"), edi=flag("edi"),
        active=flag("active", absent=True), closed_on=closed_on, street=cells.get("street", ""), postcode=cells.get("postcode", ""),
        city=cells.get("city", ""),
    )  # fmt: skip
    return entry, tuple(doubts)


def card_of_entry(entry: Entry, day: date) -> RecipientCard:
    """The card of a structure picked in the directory.

    Args:
        entry: the structure.
        day: the directory's.
    """
    town = " ".join(part for part in (entry.postcode, entry.city) if part)
    closed = date.fromisoformat(entry.closed_on) if entry.closed_on else None
    return RecipientCard(
        name=entry.name,
        siret=Siret(entry.siret),
        address="\n".join(part for part in (entry.street, town) if part),
        engagement_rule=Demand.REQUIRED if entry.engagement else Demand.OPTIONAL,
        service_code_rule=Demand.REQUIRED if entry.service else Demand.OPTIONAL,
        either_required=entry.either,
        payment_not_reported=not entry.reported,
        edi=entry.edi,
        moa=Moa(entry.moa),
        # A structure that the portal had closed already when its directory was taken, on a day that it does not tell.
        closed_on=closed or (None if entry.active else day),
        origin=Origin.DIRECTORY,
        origin_on=day,
    )
