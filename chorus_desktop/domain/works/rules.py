"""What the portal knows of works: its cadres, how each may be deposited, what it continues; read from ``resources/portal/works.toml``."""

from typing import Literal, Self

from pydantic import Field, model_validator

from chorus_desktop.domain.portal import Checked
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.works.role import Role

Possible = Literal["yes", "no", "none"]
"""One cell of the table of deposit modes: possible, impossible, not applicable."""

Chain = Literal["monthly", "final", "tacit", "direct"]
Refusal = Literal["route", "other"]
"""Why a piece is refused: a wrong addressee, or another motive."""

When = Literal["", "manager_absent", "owner_absent", "on_request"]
"""What must hold for a cadre to be used: somebody is not on the portal, or the public entity asked for it."""


class Modes(Record):
    """How a piece may be deposited: each (as a first deposit, as an association to a dossier de facturation)."""

    edi: tuple[Possible, Possible]
    portal: tuple[Possible, Possible]
    service: tuple[Possible, Possible]


class WorksCadre(Record):
    """One « cadre de facturation » of works.

    Attributes:
        label: the portal's words in its list.
        document: the name of the paper.
        by: who deposits it; ``to``: to whom it is made available.
        continues: codes of the pieces that it may follow; none for one that begins a dossier de facturation.
        refusals: for what its receiver may refuse it.
        numbering: pattern of its numbers; empty for a demand for payment, which takes the association's own invoice numbers.
        signs: who signs it by hand besides the one who draws it up; ``approval`` the titulaire writes « lu et approuvé », and its réserves.
        statement: what it says of itself; ``{after}`` stands for the number of the piece it continues, ``{on}`` for its day;
            ``article`` that of the CCAG-Travaux 2021 behind it, for a market that cites it.
        settles: whether it is a décompte général et définitif: what the balance is paid on.
    """

    code: str = Field(pattern=r"^A[0-9]{1,2}$")
    label: str
    document: str
    by: Role
    to: Role
    chain: Chain
    continues: tuple[str, ...] = ()
    when: When = ""
    refusals: tuple[Refusal, ...] = Field(min_length=1)
    modes: Modes
    numbering: str = ""
    signs: tuple[Role, ...] = ()
    approval: bool = False
    statement: str = ""
    article: str = ""
    settles: bool = False
    note: str = ""

    @property
    def demand(self) -> bool:
        """Whether it asks to be paid: it is addressed and numbered as an invoice is."""
        return not self.numbering

    @property
    def is_final(self) -> bool:
        """Whether it is about the whole market, and not about a month."""
        return self.chain in ("final", "tacit")

    @property
    def begins(self) -> bool:
        """Whether it may begin a dossier de facturation on the portal."""
        return self.modes.portal[0] == "yes"

    @property
    def linked(self) -> bool:
        """Whether it may be deposited « à partir d’une pièce existante » on the portal."""
        return self.modes.portal[1] == "yes"


class WorksDelays(Record):
    """Days of the CCAG-Travaux 2021, art. 12.4.

    Attributes:
        notify_general: for the MOA to notify the décompte général, from the later of the two receptions of the projet de décompte final.
        sign_general: for the titulaire to send it back signed.
        tacit: for the MOA to answer the titulaire's own projet de décompte général.
    """

    notify_general: int = Field(gt=0)
    sign_general: int = Field(gt=0)
    tacit: int = Field(gt=0)
    source: str


class ReverseCharge(Record):
    """What a subcontractor writes in the place of VAT, where it would charge it; ``portal_type`` in the portal's list."""

    mention: str
    portal_type: str
    source: str


class WorksRules(Checked):
    """Everything about works that is the portal's or the CCAG's."""

    delays: WorksDelays
    reverse_charge: ReverseCharge
    cadres: tuple[WorksCadre, ...]

    @model_validator(mode="after")
    def _continues_what_is_there(self) -> Self:
        codes = [cadre.code for cadre in self.cadres]
        lost = sorted({code for cadre in self.cadres for code in cadre.continues if code not in codes})
        if lost or len(codes) != len(set(codes)):
            message = f"cadres twice or unknown: {lost}"
            raise ValueError(message)
        return self

    def cadre(self, code: str) -> WorksCadre:
        """What the portal says of a cadre.

        Raises:
            KeyError: it is none of works.
        """
        for cadre in self.cadres:
            if cadre.code == code:
                return cadre
        raise KeyError(code)

    def of_role(self, role: Role) -> tuple[WorksCadre, ...]:
        """What somebody of that role deposits."""
        return tuple(cadre for cadre in self.cadres if cadre.by is role)
