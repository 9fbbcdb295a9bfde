"""The association that invoices: who it is, who signs, how it stands with VAT, where it is paid, how it numbers."""

from datetime import date
from enum import StrEnum

from chorus_desktop.domain.bank import Bic, Iban
from chorus_desktop.domain.numbers import Email, FrenchVat, Phone, Postcode, Rna, Siren, Siret
from chorus_desktop.domain.preparation import PortalPreparation
from chorus_desktop.domain.shape import FileId, Record, field


class VatSituation(StrEnum):
    """How the association stands with VAT; mention and portal code of each are in ``resources/portal/vat.toml``."""

    EXEMPT_NON_PROFIT = "exempt_261_7_1_a"
    EXEMPT_SOCIAL = "exempt_261_7_1_b"
    EXEMPT_TEACHING = "exempt_261_4"
    FRANCHISE = "franchise_293_b"
    OUT_OF_SCOPE = "out_of_scope"
    SUBJECT_ON_RECEIPTS = "subject_on_receipts"
    SUBJECT_ON_DEBITS = "subject_on_debits"

    @property
    def is_subject(self) -> bool:
        """Whether VAT is charged on the lines."""
        return self in (VatSituation.SUBJECT_ON_RECEIPTS, VatSituation.SUBJECT_ON_DEBITS)

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return _VAT_LABELS[self]


_VAT_LABELS = {
    VatSituation.EXEMPT_NON_PROFIT: "Exonérée, services rendus aux membres (art. 261-7-1° a)",
    VatSituation.EXEMPT_SOCIAL: "Exonérée, œuvre sociale ou philanthropique (art. 261-7-1° b)",
    VatSituation.EXEMPT_TEACHING: "Exonérée, enseignement ou garde d’enfants (art. 261-4)",
    VatSituation.FRANCHISE: "Franchise en base (art. 293 B)",
    VatSituation.OUT_OF_SCOPE: "Hors du champ de la TVA (aucune activité économique)",
    VatSituation.SUBJECT_ON_RECEIPTS: "Soumise à la TVA, payée à l’encaissement",
    VatSituation.SUBJECT_ON_DEBITS: "Soumise à la TVA, option sur les débits",
}


class Association(Record):
    """An association, as far as it is known; what is missing is said by readiness, never by construction."""

    name: str = field("Nom de l’association", "Comme sur vos statuts.", example="Judo Club de la Baie", default="")
    siret: Siret | None = field("SIRET", "14 chiffres, sur l’avis de situation Insee de l’association.", example="123 456 782 00010")
    rna: Rna | None = field("Numéro RNA", "Facultatif. Il commence par W.", example="W502001234")
    street: str = field("Adresse", "Numéro et rue du siège.", example="4 rue des Embruns", default="")
    address_extra: str = field("Complément d’adresse", "Facultatif\u00a0: bâtiment, boîte postale.", default="")
    postcode: Postcode | None = field("Code postal", example="50100")
    city: str = field("Ville", example="Cherbourg-en-Cotentin", default="")
    email: Email | None = field(
        "E-mail", "Une boîte de l’association plutôt que d’une personne\u00a0: elle survit aux changements de bureau.",
        example="contact@judo-baie.example",
    )  # fmt: skip
    phone: Phone | None = field("Téléphone", "Facultatif.", example="02 33 00 00 00")
    representative_name: str = field("Représentant légal", "Prénom et nom.", example="Claire Martin", default="")
    representative_quality: str = field("Qualité", "Sa fonction.", example="Présidente", default="")
    treasurer_name: str = field("Trésorier ou trésorière", "Facultatif. La personne à appeler pour la facture.", default="")
    vat: VatSituation | None = field("Situation de TVA", "En cas de doute, demandez à votre comptable\u00a0: c’est un choix juridique.")
    vat_mention: str = field(
        "Autre mention à imprimer", "Facultatif\u00a0: si votre comptable vous a donné une phrase précise.", default=""
    )
    vat_number: FrenchVat | None = field("Numéro de TVA", "Seulement si vous êtes soumis à la TVA.", example="FR 11 123 456 782")
    iban: Iban | None = field("IBAN", "Sur votre RIB.", example="FR76 3000 6000 0112 3456 7890 189")
    bic: Bic | None = field("BIC", "8 ou 11 caractères, sur le même RIB.", example="AGRIFRPP")
    account_holder: str = field("Titulaire du compte", "Tel qu’écrit sur le RIB.", default="")
    numbering: str = field(
        "Modèle de numéro de facture",
        "{année} devient l’année, {n:03} le rang sur trois chiffres\u00a0: FA2026-001.",
        example="FA{année}-{n:03}", default="FA{année}-{n:03}",
    )  # fmt: skip
    credit_note_numbering: str = field(
        "Modèle de numéro d’avoir", "Une série à part, ou la même que les factures.", default="AV{année}-{n:03}"
    )
    logo: FileId = field("Logo", "Facultatif\u00a0: imprimé en haut de la facture.", default="")
    signature: FileId = field("Image de la signature", "Facultatif\u00a0: imprimée en bas de la facture.", default="")
    portal_account_on: date | None = field("Compte Chorus Pro créé le", "Le jour où vous avez activé votre compte.")
    portal_structure_on: date | None = field("Fiche structure remplie le", "L’association est créée sur le portail, avec son SIRET.")
    portal_rights_on: date | None = field("Droit «\u00a0Factures émises\u00a0» obtenu le", "En modification, pour la personne qui dépose.")
    portal: PortalPreparation = PortalPreparation()

    @property
    def siren(self) -> Siren | None:
        """The legal person, from its SIRET."""
        return self.siret.siren if self.siret else None

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The postal address, a line each, empty ones left out."""
        town = " ".join(part for part in (self.postcode or "", self.city) if part)
        return tuple(line for line in (self.street, self.address_extra, town) if line)
