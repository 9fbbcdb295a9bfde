"""The sessions of an attestation as a tidy table: one by one while they are few, else month by month; the children of a list."""

from collections.abc import Sequence

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.table import Column, Entry
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.attesting import days_of, total
from chorus_desktop.domain.certificate import Attended, Attestation, CertificateSet
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.french import days, month_year, period, plural, weekday_date

_ONE_BY_ONE = 15
"""Sessions that are listed each on its line; more are told month by month, so that an attestation stays one page."""
_LOOK = table.Look(kit.TEXT, kit.SMALL, padding=2.5)
_LIST = table.Look(kit.TEXT.scaled(0.95), kit.SMALL, padding=2.5)


def place_sessions(flow: Flow, parent: Element, item: Attestation, follower: float) -> None:
    """Draw what one child attended; ``follower`` as in ``Flow.table``."""
    if item.attended[0].last_day is not None:
        columns = [Column("Accueil", share=1), Column("Durée", "right")]
        rows = [[Entry(_stretch(stay)), Entry(plural(days_of(stay), "jour"))] for stay in item.attended]
    elif len(item.attended) <= _ONE_BY_ONE:
        columns = [Column("Date", most=0.35), Column("Activité", share=1), Column("Durée", "right")]
        rows = [[Entry(weekday_date(one.day)), Entry(one.activity), Entry(_lasting([one]))] for one in item.attended]
    else:
        columns = [
            Column("Mois", most=0.25),
            Column("Activité", share=2),
            Column("Dates", share=3),
            Column("Séances", "right"),
            Column("Durée", "right"),
        ]
        rows = [_month(those) for those in _months(item.attended)]
    if not any(one.minutes for one in item.attended) and item.attended[0].last_day is None:
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    table.place(flow, parent, columns, rows, _LOOK, follower)


def place_children(flow: Flow, parent: Element, made: CertificateSet, follower: float) -> None:
    """Draw what each child of a list attended, and the total of all; ``follower`` as in ``Flow.table``."""
    grouped, carded = any(item.group for item in made.items), any(item.card for item in made.items)
    columns = [Column("Enfant", share=2.2)]
    columns += [Column(made.card_title or "Numéro", most=0.18)] if carded else []
    columns += [Column("Groupe", most=0.15)] if grouped else []
    columns += [Column("Dates", share=5), Column("Total", "right", most=0.24)]
    rows, several = [], len({one.activity for item in made.items for one in item.attended if one.last_day is None}) > 1
    for item in made.items:
        row = [Entry(item.name, strong=True)]
        row += [Entry(item.card)] if carded else []
        row += [Entry(item.group)] if grouped else []
        rows.append([*row, Entry(_dates(item.attended, named=several)), Entry(total([item]))])
    summed = [Entry("") for _ in columns]
    summed[0] = Entry(plural(len({item.child for item in made.items}), "enfant"), strong=True)
    summed[-1] = Entry(total(made.items), strong=True)
    table.place(flow, parent, columns, [*rows, summed], _LIST, follower)


def _dates(attended: Sequence[Attended], *, named: bool) -> str:
    """Every day; where the list has several activities, after the name of each, for a child who came to one only as well."""
    stays = [_stretch(one) for one in attended if one.last_day is not None]
    names = list(dict.fromkeys(one.activity for one in attended if one.last_day is None))
    told = [(name, days([one.day for one in attended if one.last_day is None and one.activity == name])) for name in names]
    return "\n".join([*stays, *(f"{name}\u00a0: {said}" if named else said for name, said in told)])


def _stretch(stay: Attended) -> str:
    return period(stay.day, stay.last_day or stay.day)


def _months(attended: Sequence[Attended]) -> list[list[Attended]]:
    """The sessions of each activity in each month."""
    found: dict[tuple[int, int, str], list[Attended]] = {}
    for one in sorted(attended, key=lambda one: one.day):
        found.setdefault((one.day.year, one.day.month, one.activity), []).append(one)
    return list(found.values())


def _month(those: Sequence[Attended]) -> list[Entry]:
    said = days([one.day for one in those]).rsplit(" ", 2)[0]
    return [Entry(month_year(those[0].day)), Entry(those[0].activity), Entry(said), Entry(str(len(those))), Entry(_lasting(those))]


def _lasting(those: Sequence[Attended]) -> str:
    """How long in all; nothing where one is not known."""
    known = [one.minutes for one in those]
    return duration(sum(one or 0 for one in known)) if None not in known else ""
