"""One month of a market as it is typed, and the piece that it becomes."""

from collections.abc import Mapping
from datetime import date

from chorus_desktop.domain.shape import Cents, Exact, Key, Record


class Situation(Record):
    """One month as it is typed; every figure is since the beginning of the market.

    Attributes:
        month: its first day.
        quantities: id of a line → what was carried out.
        index: of the month, where prices are revised.
        penalties: cents, without VAT.
        direct: id of a subcontractor → cents paid to it directly, before VAT: it charges none, the titulaire owes it (CGI art. 283, 2 nonies).
        final: it is no month but the whole market, once it is done: what it adds is the solde; ``month`` is the one it is drawn up in.
    """

    month: date
    quantities: Mapping[Key, Exact] = {}
    index: Exact | None = None
    penalties: Cents = 0
    direct: Mapping[Key, Cents] = {}
    final: bool = False


class WorksPart(Record):
    """What an invoice in preparation has more when it is a piece of works.

    Attributes:
        cadre: ``A4``…; ``document`` the name of its paper.
        situation: of the month, everything since the beginning of the market.
        continues: id of the piece that it is deposited « à partir de »; empty for the first of a dossier de facturation.
    """

    cadre: str
    document: str = ""
    situation: Situation
    continues: Key = ""
