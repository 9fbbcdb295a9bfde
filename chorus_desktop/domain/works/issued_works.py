"""What an issued document has more when it is a piece of works."""

from chorus_desktop.domain.shape import Key, Record
from chorus_desktop.domain.works.account import Account
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.situation import Situation


class Named(Record):
    """Who takes part, as printed: « Atelier Lebrun, SIRET 123 456 782 00010 »."""

    role: Role
    said: str


class IssuedWorks(Record):
    """The part of works of an issued document.

    Attributes:
        document: the name of the paper: « Projet de décompte mensuel ».
        market: what it is about, in words.
        continues: id of the piece that it continues, and ``after`` its number; empty for the first of a dossier.
        situation: what was typed, for the months that follow.
        account: the month reckoned, printed line by line.
    """

    cadre: str
    cadre_label: str
    document: str
    market: str = ""
    parties: tuple[Named, ...] = ()
    continues: Key = ""
    after: str = ""
    situation: Situation
    account: Account
