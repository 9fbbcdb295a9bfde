"""The sections of the page where a procedure is written: which fields, in which order, and the lists among them."""

from collections.abc import Sequence

from chorus_desktop.domain.own_procedure import (
    OwnAbsence,
    OwnCheck,
    OwnContact,
    OwnDocument,
    OwnLetter,
    OwnLink,
    OwnSeason,
    OwnStep,
    OwnWindow,
)
from chorus_desktop.ui.forms.form import Section
from chorus_desktop.ui.forms.row_lists import ListSpec

BEFORE = (
    Section(("scheme", "summary", "rhythm"), "La démarche"),
    Section(
        ("recipient_name", "siret", "address", "engagement_required", "service_code_required", "service_code"),
        "Qui paie",
        "Ce que l’annuaire de Chorus Pro et la collectivité en disent.",
    ),
    Section(
        (("mask", "example"), "where_to_find"),
        "Les numéros d’engagement",
        "Leur forme sert à vous avertir d’une faute de frappe\u00a0; laissez vide si vous ne la connaissez pas.",
    ),
    Section(("convention", ("convention_to", "convention_email"), "tacit_renewal", "convention_years"), "La convention"),
)
AFTER = (
    Section(
        ("attendance_by", ("beneficiaries", "card"), "full_names", "last_day_free", "one_child", "several"),
        "Les présences des enfants",
        "Facultatif\u00a0: si la collectivité paie selon qui est venu. Sans réponse, elles se notent par séance.",
    ),
    Section(
        ("source", "checked_on"),
        "D’où viennent ces règles\u00a0?",
        "Celui qui les recevra doit pouvoir les relire à leur source.",
    ),
)
OF_STAYS = ("last_day_free",)
"""Asked only where children are received and paid by the day."""
OF_CONVENTION = ("convention_to", "convention_email", "tacit_renewal", "convention_years")
"""Asked only where there is a convention."""

SEASONS = ListSpec(
    "seasons",
    OwnSeason,
    "saison",
    "Saison retirée.",
    "Ajouter une saison",
    ("title", ("starts_on", "ends_on"), "last_deposit", "confirmed", ("source", "checked_on"), "note"),
    ListSpec(
        "windows",
        OwnWindow,
        "période",
        "Période retirée.",
        "Ajouter une période d’engagement",
        (("title", "mask"), ("issued_from", "issued_to"), "available_from", "by_analogy", "note"),
    ),
)
SEASONS_CARD = (
    "Les saisons",
    "Une période d’engagement, ce sont les dates de facture que sert un même numéro. Une saison peut n’en avoir aucune.",
)
ABSENCES = ListSpec(
    "absences", OwnAbsence, "absence", "Absence retirée.", "Ajouter une sorte d’absence", ("title", ("billed", "most"), "help")
)
ABSENCES_CARD = ("Les absences pendant un séjour", "Hospitalisation, week-end en famille…\u00a0: pour chacune, si ces jours sont payés.")
LISTS: Sequence[tuple[str, str, ListSpec]] = (
    (
        "Les étapes",
        "Ce que la collectivité demande, dans l’ordre, en quelques phrases.",
        ListSpec("steps", OwnStep, "étape", "Étape retirée.", "Ajouter une étape", ("title", "text")),
    ),
    (
        "Les pièces à joindre à la facture",
        "Sans pièce obligatoire, la facture se dépose seule.",
        ListSpec("documents", OwnDocument, "pièce", "Pièce retirée.", "Ajouter une pièce", ("title", "help", "required", "attendance")),
    ),
    (
        "À vérifier avant de déposer",
        "Ces lignes s’impriment avec le récapitulatif de dépôt.",
        ListSpec("checks", OwnCheck, "vérification", "Vérification retirée.", "Ajouter une vérification", ("text", "help")),
    ),
    (
        "Qui appeler, où écrire",
        "De préférence un service plutôt qu’une personne\u00a0: ce fichier peut être partagé.",
        ListSpec(
            "contacts", OwnContact, "contact", "Contact retiré.", "Ajouter un contact", ("title", ("email", "phone"), "hours", "address")
        ),
    ),
    ("Sur Internet", "Facultatif.", ListSpec("links", OwnLink, "lien", "Lien retiré.", "Ajouter un lien", ("title", "url", "note"))),
    (
        "Messages tout prêts",
        "Facultatif. Ce que le programme propose d’envoyer à la collectivité, rempli avec vos données.",
        ListSpec("letters", OwnLetter, "message", "Message retiré.", "Ajouter un message", ("use", "subject", "body")),
    ),
)
"""Title, help and rows of each list."""
