"""Getting ready for the portal, as it is kept with the association: what was done and by whom, who holds which right, the bank details."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from chorus_desktop.domain.bank import Rib
from chorus_desktop.domain.numbers import Email
from chorus_desktop.domain.shape import FileId, Key, Record, field


class PortalRole(StrEnum):
    """What a person is in the association's structure; the first who created it is its one « gestionnaire principal »."""

    MANAGER = "manager"
    USER = "user"

    @property
    def label(self) -> str:
        """The portal's words."""
        return {PortalRole.MANAGER: "Gestionnaire principal", PortalRole.USER: "Utilisateur"}[self]


class PortalPerson(Record):
    """Someone who has, or had, an account attached to the association's structure.

    Attributes:
        issued: holds the right to deposit invoices; ``works`` works invoices, ``organisation`` the others' rights. The portal's names of
            these rights are data.
    """

    id: Key = ""
    name: str = field("Nom", "Prénom et nom.", example="Paul Lemoine", default="")
    login: Email | None = field("E-mail de connexion", "C’est son identifiant sur le portail.", example="tresorerie@judo-baie.example")
    role: PortalRole = field("Rôle", default=PortalRole.USER)
    issued: bool = field("Peut déposer des factures", default=False)
    works: bool = field("Peut déposer des factures de travaux", default=False)
    organisation: bool = field("Peut gérer les droits des autres", default=False)
    since: date | None = field("Rattachée depuis le")
    left_on: date | None = field("Partie le", "À remplir le jour où elle quitte l’association ou sa fonction.")

    def is_there(self, today: date) -> bool:
        """Whether she has not left yet."""
        return self.left_on is None or self.left_on > today

    @property
    def holds_rights(self) -> bool:
        """Whether any right is still ticked."""
        return self.issued or self.works or self.organisation


class StepDone(Record):
    """That a step was done, when and by whom; ``on`` is empty where the card of the association holds the day itself."""

    on: date | None = field("Fait le")
    by: str = field("Par", "Facultatif\u00a0: qui l’a fait.", example="Paul Lemoine", default="")


class AccountForm(StrEnum):
    """How the portal takes an account."""

    IBAN = "iban"
    RIB = "rib"

    @property
    def label(self) -> str:
        """The portal's word."""
        return self.value.upper()


class PortalAccount(Record):
    """The bank details on the structure; IBAN and BIC are the association's own, typed once."""

    name: str = field("Nom des coordonnées bancaires", "Celui que vous reverrez dans une liste.", example="Compte courant", default="")
    form: AccountForm = field("Type", "L’IBAN convient presque toujours.", default=AccountForm.IBAN)
    rib: Rib | None = field("RIB", "Seulement si vous n’avez pas l’IBAN\u00a0: sinon il en est tiré.", example="30006 00001 12345678901 89")
    factor: bool = field("Affactureur", "À cocher seulement si une société d’affacturage est payée à votre place.", default=False)
    factor_name: str = field("Raison sociale de l’affactureur", default="")
    factor_country: str = field("Pays de l’affactureur", example="France", default="")
    factor_id: str = field("Identifiant de l’affactureur", default="")
    factor_id_type: str = field("Type d’identifiant de l’affactureur", example="SIRET", default="")


class PortalPreparation(Record):
    """Everything about the portal that is the association's own.

    Attributes:
        done: step → when and by whom.
        structure_label: completes its name on the portal; ``undisclosed``: it asked Insee not to publish it.
        rib_file: the RIB as a file, to be joined on the portal.
    """

    done: Mapping[str, StepDone] = {}
    people: tuple[PortalPerson, ...] = ()
    structure_label: str = field("Libellé de la structure", "Facultatif\u00a0: pour compléter le nom, par exemple une section.", default="")
    undisclosed: bool = field(
        "Non diffusible INSEE", "Seulement si l’association a demandé à l’Insee de ne pas publier sa fiche.", default=False
    )
    account: PortalAccount = PortalAccount()
    rib_file: FileId = field("Fichier du RIB", default="")
