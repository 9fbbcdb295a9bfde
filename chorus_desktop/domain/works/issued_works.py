"""What an issued document has more when it is a piece of works."""

from chorus_desktop.domain.shape import Cents, Key, Record
from chorus_desktop.domain.works.account import Account
from chorus_desktop.domain.works.direct import DirectPayment
from chorus_desktop.domain.works.instalments import Instalment
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.situation import Situation


class Named(Record):
    """Who takes part, as printed: « Atelier Lebrun, SIRET 123 456 782 00010 »; ``siret`` is empty where it is unknown, or not on the portal."""

    role: Role
    said: str
    siret: str = ""
    leads: bool = False

    @property
    def label(self) -> str:
        """Its role, and that it speaks for the others."""
        return f"{self.role.label}, mandataire" if self.leads else self.role.label


class IssuedWorks(Record):
    """The part of works of an issued document.

    Attributes:
        document: the name of the paper: « Projet de décompte mensuel ».
        market: what it is about, in words.
        continues: id of the piece that it continues, ``after`` its number, ``after_label`` its cadre in the portal's words; empty for
            the first of a dossier.
        situation: what was typed, for the months that follow.
        account: the month reckoned, printed line by line.
        by: who draws it up; ``linked`` the portal ties it to the piece before it.
        signs: who signs by hand besides; ``approval`` with « lu et approuvé », and the réserves.
        statement: what it says of itself.
        direct: what each subcontractor is paid directly.
        acomptes: those of the market, of a piece about the whole of it.
        asked: the net in cents of the demand that a MOE answers; 0 where nobody told, or for the association's own demand.
        demand: whether it asks for money of the association. A titulaire, cotraitant or sous-traitant does, in each projet de décompte,
            the final one included; the états d’acompte and décomptes that follow, a décompte général signed by the titulaire (A8, A22,
            A23) among them, only say again what a demand asked for: they are told from it by their own numbering.
    """

    cadre: str
    cadre_label: str
    document: str
    market: str = ""
    parties: tuple[Named, ...] = ()
    continues: Key = ""
    after: str = ""
    after_label: str = ""
    situation: Situation
    account: Account
    by: Role = Role.SUPPLIER
    demand: bool = True
    linked: bool = True
    signs: tuple[Role, ...] = ()
    approval: bool = False
    statement: str = ""
    acomptes: tuple[Instalment, ...] = ()
    asked: Cents = 0
    direct: tuple[DirectPayment, ...] = ()

    @property
    def is_paid(self) -> bool:
        """Whether who draws it up is paid for it: a MOE only says what others are owed."""
        return self.by in (Role.SUPPLIER, Role.SUBCONTRACTOR, Role.COCONTRACTOR)

    def siret_of(self, role: Role) -> str:
        """The SIRET of who has that part, empty where nobody has, or is not on the portal."""
        return next((party.siret for party in self.parties if party.role is role), "")
