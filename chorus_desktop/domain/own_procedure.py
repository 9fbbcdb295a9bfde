"""A procedure while a volunteer writes it: what is typed so far, loose; ``own_building`` makes a strict one of it or says what is missing."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from chorus_desktop.domain.numbers import Email, Phone, Siret
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.references import ServiceCode
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.shape import Key, LongText, Record, field


class Rhythm(StrEnum):
    """What a dossier of the procedure lasts; the values are those of ``Procedure.kind``."""

    SEASON = "season"
    YEAR = "year"
    WORKS = "works"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {
            "season": "Par saison scolaire, avec ses dates",
            "year": "Toute l’année, un dossier par année civile",
            "works": "Par marché public de travaux, un dossier par marché",
        }[self.value]


class LetterUse(StrEnum):
    """Where the program offers a ready e-mail; the values are the keys it looks for."""

    SEND_CONVENTION = "send_convention"
    COVER_LETTER = "cover_letter"
    ASK_ENGAGEMENT = "ask_engagement"
    ASK_SEASON = "ask_season"
    ASK_CLOSED_SEASON = "ask_closed_season"
    ASK_CEILING = "ask_ceiling"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return _LETTERS[self]


_LETTERS = {
    LetterUse.SEND_CONVENTION: "Envoyer la convention",
    LetterUse.COVER_LETTER: "Lettre qui accompagne la convention",
    LetterUse.ASK_ENGAGEMENT: "Demander le numéro d’engagement",
    LetterUse.ASK_SEASON: "Demander les règles d’une saison",
    LetterUse.ASK_CLOSED_SEASON: "Demander si une saison close s’accepte encore",
    LetterUse.ASK_CEILING: "Demander un complément d’engagement",
}


class PresencesBy(StrEnum):
    """How presences are noted; the values are those of ``AttendanceRule.by``."""

    SESSION = "session"
    STAY = "stay"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {
            "session": "Par séance\u00a0: qui est venu, à quelle activité",
            "stay": "Par séjour\u00a0: de l’arrivée au départ, payé par jour",
        }[self.value]


class AwayBilled(StrEnum):
    """Whether one kind of absence is billed; the values are those of ``AbsenceRule.billed``."""

    YES = "yes"
    NO = "no"
    ASK = "ask"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {"yes": "Oui", "no": "Non", "ask": "À dire à chaque absence"}[self.value]


class OwnAbsence(Record):
    """One kind of absence during a stay."""

    id: Key = ""
    key: Key = ""
    title: str = field("Absence", example="Hospitalisation", default="")
    billed: AwayBilled | None = field("Ces jours sont facturés", "Sans réponse\u00a0: à dire à chaque absence.")
    most: str = field("Jours de suite au plus", "Facultatif\u00a0: s’il y a une limite.", example="15", default="")
    help: str = field("À savoir", "Facultatif\u00a0: où c’est écrit, qui le décide.", default="")


class OwnStep(Record):
    """A step of the payer's notice; ``key``, here and below, is its identifier in the strict procedure once it has one."""

    id: Key = ""
    key: Key = ""
    title: str = field("Étape", example="Signer la convention", default="")
    text: LongText = field("Ce qu’il faut faire", default="")


class OwnWindow(Record):
    """The invoice dates that one engagement number serves."""

    id: Key = ""
    key: Key = ""
    title: str = field("Nom de la période", example="Septembre à décembre 2026", default="")
    mask: str = field("Forme de ce numéro", "Laissez vide pour suivre la forme générale.", example="BC2026/*", default="")
    issued_from: date | None = field("Factures datées à partir du")
    issued_to: date | None = field("Jusqu’au", "Vide s’il n’a pas de fin connue.")
    available_from: date | None = field("Numéro communiqué à partir du", "Facultatif.")
    by_analogy: bool = field("C’est ma déduction\u00a0: la collectivité ne l’a pas confirmé", default=False)
    note: LongText = field("À savoir", "Facultatif.", default="")


class OwnSeason(Record):
    """A season of the scheme."""

    id: Key = ""
    key: Key = ""
    title: str = field("Saison", example="2026-2027", default="")
    starts_on: date | None = field("Activités payées du")
    ends_on: date | None = field("Au")
    last_deposit: date | None = field("Dernier jour de dépôt", "Vide s’il n’est pas annoncé.")
    confirmed: bool = field("La collectivité a annoncé ces dates", default=False)
    source: str = field("D’où viennent ces dates", "Vide\u00a0: comme pour toute la démarche.", default="")
    checked_on: date | None = field("Vérifiées le", "Vide\u00a0: comme pour toute la démarche.")
    note: LongText = field("À savoir", "Facultatif.", default="")
    windows: tuple[OwnWindow, ...] = ()


class OwnDocument(Record):
    """A document to join to the invoice."""

    id: Key = ""
    key: Key = ""
    title: str = field("Pièce", example="Attestations de présence", default="")
    required: bool = field("Obligatoire", default=False)
    help: str = field("Ce qu’elle doit montrer", "Facultatif.", default="")
    attendance: bool = field("Ce sont les attestations de présence que le programme prépare", default=False)


class OwnCheck(Record):
    """A line of the checklist before going to the portal."""

    id: Key = ""
    key: Key = ""
    text: str = field("À vérifier avant de déposer", example="Le numéro d’engagement est celui de l’année.", default="")
    help: str = field("Pourquoi", "Facultatif.", default="")


class OwnContact(Record):
    """Whom to ask."""

    id: Key = ""
    title: str = field("Service ou personne", example="Service des sports", default="")
    email: Email | None = field("E-mail", "Facultatif.", example="sports@ville.example")
    phone: Phone | None = field("Téléphone", "Facultatif.", example="02 33 00 00 00")
    hours: str = field("Horaires", "Facultatif.", default="")
    address: LongText = field("Adresse", "Facultatif, une ligne par ligne.", default="")


class OwnLink(Record):
    """A web address."""

    id: Key = ""
    title: str = field("Ce qu’on y trouve", example="Portail Chorus Pro", default="")
    url: str = field("Adresse", "Elle commence par https://.", example="https://portail.chorus-pro.gouv.fr", default="")
    note: str = field("À savoir", "Facultatif.", default="")


class OwnLetter(Record):
    """A ready e-mail."""

    id: Key = ""
    key: Key = ""
    use: LetterUse | None = field("Il sert à")
    subject: str = field("Objet", example="Numéro d’engagement {scheme} {season}", default="")
    body: LongText = field("Message", "{association}, {siret}, {season}… seront remplacés par vos données.", default="")


_WORDS = (
    "Vide\u00a0: la phrase du programme. {association}, {representative}, {quality}, {child}, {card}, {recipient}, {scheme}, {season}, "
    "{period} et {total} seront remplacés par vos données."
)


class OwnProcedure(Record):
    """A procedure of the volunteer's own, as far as it is typed.

    Attributes:
        procedure: the identifier that dossiers name, kept from the first day it was complete.
        extends: identifier of a shipped procedure to which only ``seasons`` are added; empty for one of her own.
        base: what it was copied or received from: what no field shows stays as it is there.
        served: the last complete one, which dossiers follow while she types; none before.
        served_seasons: the same, of seasons added to a shipped procedure.
    """

    procedure: Key = ""
    extends: Key = ""
    base: Procedure | None = None
    served: Procedure | None = None
    served_seasons: tuple[Season, ...] = ()
    scheme: str = field("Nom du dispositif", "Court\u00a0: il sert de titre aux dossiers.", example="Pass’Sports", default="")
    summary: LongText = field("En une phrase", "Facultatif\u00a0: ce que la collectivité paie, et comment.", default="")
    rhythm: Rhythm | None = field("Les dossiers se font")
    recipient_name: str = field("Collectivité qui paie", example="Ville de Port-Neuf", default="")
    siret: Siret | None = field("SIRET de la collectivité", "14 chiffres, dans l’annuaire de Chorus Pro.", example="732 829 320 00074")
    address: LongText = field("Adresse à imprimer sur la facture", "Facultatif, une ligne par ligne.", default="")
    engagement_required: bool = field("Elle exige un numéro d’engagement", default=False)
    service_code_required: bool = field("Elle exige un code service", default=False)
    service_code: ServiceCode | None = field("Code service", "Seulement si elle vous en a donné un.", example="SPORTS")
    mask: str = field(
        "Forme du numéro", "* pour ce que la collectivité seule connaît, {année} pour l’année.", example="BC{année}/*", default=""
    )
    example: str = field("Exemple de numéro", "Facultatif.", example="BC2026/0042", default="")
    where_to_find: str = field("Où le trouver\u00a0?", "Facultatif.", example="Sur le bon de commande reçu par e-mail", default="")
    convention: bool = field("Une convention est signée avant toute facture", default=False)
    tacit_renewal: bool = field("Elle se reconduit d’elle-même", default=False)
    convention_years: str = field("Pour combien d’années en tout\u00a0?", "De 1 à 20.", example="3", default="")
    convention_to: str = field("Service à qui l’envoyer", example="Service des sports", default="")
    convention_email: Email | None = field("Son e-mail", "Facultatif.")
    attendance_by: PresencesBy | None = field("Les présences se notent")
    beneficiaries: str = field(
        "Comment s’appellent les enfants payés\u00a0?",
        "À la suite de «\u00a0les enfants\u00a0».",
        example="bénéficiaires du Pass’Sports",
        default="",
    )
    full_names: bool = field("Elle veut le nom entier des enfants, pas seulement l’initiale", default=False)
    card: str = field("Numéro de l’enfant", "Comment il s’appelle, si elle en donne un.", example="Numéro de Pass", default="")
    last_day_free: bool = field("Le jour du départ n’est pas facturé", default=False)
    absences: tuple[OwnAbsence, ...] = ()
    one_child: LongText = field("Attestation d’un enfant", _WORDS, default="")
    several: LongText = field("Attestation de plusieurs enfants", "Les mêmes, sauf {child}, {card} et {total}.", default="")
    seasons: tuple[OwnSeason, ...] = ()
    steps: tuple[OwnStep, ...] = ()
    documents: tuple[OwnDocument, ...] = ()
    checks: tuple[OwnCheck, ...] = ()
    contacts: tuple[OwnContact, ...] = ()
    links: tuple[OwnLink, ...] = ()
    letters: tuple[OwnLetter, ...] = ()
    source: str = field("D’où viennent ces règles", "Le document ou le message où vous les avez lues.", default="")
    checked_on: date | None = field("Vérifiées le", "Le jour où vous les avez relues en entier.")

    @property
    def name(self) -> str:
        """How lists call it."""
        return ", ".join(part for part in (self.scheme, self.recipient_name) if part)


ROWS: Mapping[type[Record], Mapping[str, type[Record]]] = {
    OwnProcedure: {
        "seasons": OwnSeason,
        "absences": OwnAbsence,
        "steps": OwnStep,
        "documents": OwnDocument,
        "checks": OwnCheck,
        "contacts": OwnContact,
        "links": OwnLink,
        "letters": OwnLetter,
    },
    OwnSeason: {"windows": OwnWindow},
}
"""The lists of each of these models, and what their rows are."""
