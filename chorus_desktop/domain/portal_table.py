"""The portal's own tables, « Factures émises » and « Factures de travaux »: what each of its rows would make known, judged before anything is written."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from chorus_desktop.domain.columns import Wanted
from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState, life_of
from chorus_desktop.domain.money import UnreadableError, parse_amount, parse_date
from chorus_desktop.domain.portal_status import Phase, PortalStatus, Spaces
from chorus_desktop.domain.problems import sentence_of
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.shape import Key, Record
from chorus_desktop.domain.status_telling import Telling, telling

WANTED = (
    Wanted(
        key="number",
        title="Numéro de facture",
        heads=("numéro", "n° facture", "numéro facture", "numero de facture", "facture", "numéro de la demande de paiement", "n° de facture"),
        required=True,
    ),
    Wanted(
        key="status",
        title="État",
        heads=("statut", "statut de la facture", "statut facture", "etat de la facture", "statut courant", "etat courant"),
        required=True,
    ),
    Wanted(
        key="on",
        title="Date de l’état",
        heads=("date du statut", "date statut", "date de changement de statut", "date dernier statut", "date de mise à jour", "date état courant"),
        help="Sans elle, le jour retenu est aujourd’hui.",
    ),
    Wanted(
        key="deposited",
        title="Date de dépôt",
        heads=("date dépôt", "date de dépôt de la facture", "déposée le", "date d’envoi"),
        help="Elle sert aux factures dont le dépôt n’est pas noté ici.",
    ),
    Wanted(
        key="amount",
        title="Montant",
        heads=("montant ttc", "montant à payer", "montant total", "montant de la facture", "total ttc"),
        help="Comparé à celui de la facture.",
    ),
    Wanted(key="seller", title="SIRET de l’association", heads=("siret fournisseur", "identifiant fournisseur", "siret émetteur", "fournisseur"),
           help="Utile quand plusieurs associations sont dans ce fichier."),
    Wanted(key="motive", title="Motif ou commentaire", heads=("motif", "commentaire", "motif de rejet", "motif du statut")),
)  # fmt: skip


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    EARLIER = "earlier"
    DEPOSIT = "deposit"
    """The deposit of that invoice was not told here: the row tells it too."""
    KNOWN = "known"
    NO_NUMBER = "no_number"
    UNKNOWN_NUMBER = "unknown_number"
    TWO = "two"
    """Two associations have such a number."""
    UNKNOWN_STATUS = "unknown_status"
    BAD_DAY = "bad_day"
    FUTURE = "future"
    BEFORE = "before"
    AMOUNT = "amount"
    CANCELLED = "cancelled"
    NOT_SENT = "not_sent"
    AFTER_FINAL = "after_final"

    @property
    def writes(self) -> bool:
        """Whether something would be written."""
        return self in (Verdict.NEW, Verdict.EARLIER, Verdict.DEPOSIT)

    @property
    def label(self) -> str:
        """In a word or two, for the list."""
        return _LABELS[self]


_LABELS = {
    Verdict.NEW: "À noter",
    Verdict.EARLIER: "À ranger avant",
    Verdict.DEPOSIT: "Dépôt et état",
    Verdict.KNOWN: "Déjà noté",
    Verdict.NO_NUMBER: "Sans numéro",
    Verdict.UNKNOWN_NUMBER: "Pas d’ici",
    Verdict.TWO: "Deux factures",
    Verdict.UNKNOWN_STATUS: "État inconnu",
    Verdict.BAD_DAY: "Date illisible",
    Verdict.FUTURE: "Date future",
    Verdict.BEFORE: "Avant le dépôt",
    Verdict.AMOUNT: "Autre montant",
    Verdict.CANCELLED: "Annulée ici",
    Verdict.NOT_SENT: "Pas envoyée",
    Verdict.AFTER_FINAL: "Déjà terminée",
}


class Ours(Record):
    """An issued document, as the table is compared with it.

    Attributes:
        siret: of the association when it was issued.
        works: whether it is a piece of works, whose states are others.
        amounts: cents that the portal may show for it: left to pay, with VAT, before VAT.
        events: its life so far.
    """

    id: Key
    number: InvoiceNumber
    siret: str
    issued_on: date
    works: bool = False
    amounts: tuple[int, ...]
    events: tuple[Event, ...]


class Judgement(Record):
    """What one row says, and what becomes of it.

    Attributes:
        row: its number in the table, as a spreadsheet counts.
        number: as it is written there.
        invoice: id of ours; empty when there is none.
        said: what the portal shows, as it is written there.
        why: a sentence about what is written or left out.
        events: what would be written, in order.
    """

    row: int
    number: str
    invoice: Key = ""
    said: str
    verdict: Verdict
    why: str
    events: tuple[Event, ...] = ()


def judged(
    rows: Sequence[tuple[int, Mapping[str, str]]], ours: Sequence[Ours], statuses: Sequence[PortalStatus], today: date, *, deposits: bool
) -> Iterator[Judgement]:
    """Judge rows one after the other, each beside what those before it would have written: a table may hold a history.

    Args:
        rows: number and cells of each, by the keys of ``WANTED``.
        ours: the issued documents, drafts left out.
        statuses: those of the portal, of both spaces: two may be written alike, told apart by what the row names.
        today: the day to reckon from.
        deposits: whether deposits that were not told here may be.
    """
    known: dict[str, list[Ours]] = {}
    for item in ours:
        known.setdefault(item.number.casefold(), []).append(item)
    lives = {item.id: item.events for item in ours}
    spaces = Spaces(statuses)
    for number, cells in rows:
        found = _judged(number, cells, known, lives, spaces, statuses, today, deposits=deposits)
        if found.verdict.writes:
            lives[found.invoice] = (*lives[found.invoice], *found.events)
        yield found


def by_day(rows: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[int, Mapping[str, str]]]:
    """Rows in the order of their days, those without a day last: what is told first must not look as if it came too late."""

    def day(row: tuple[int, Mapping[str, str]]) -> date:
        try:
            return _day(row[1].get("on", "")) or date.max
        except UnreadableError:
            return date.max

    return sorted(rows, key=day)


class _Row(NamedTuple):
    """A row taken apart; what is not in it is none or empty."""

    place: int
    number: str
    said: str
    on: date | None = None
    deposited: date | None = None
    motive: str = ""

    def left(self, verdict: Verdict, why: str, mine: Ours | None = None) -> Judgement:
        """The row as it is left aside."""
        return Judgement(row=self.place, number=self.number, invoice=mine.id if mine else "", said=self.said, verdict=verdict, why=why)


def _judged(
    place: int,
    cells: Mapping[str, str],
    known: Mapping[str, Sequence[Ours]],
    lives: Mapping[str, tuple[Event, ...]],
    spaces: Spaces,
    statuses: Sequence[PortalStatus],
    today: date,
    *,
    deposits: bool,
) -> Judgement:
    row = _Row(place, cells.get("number", "").strip(), cells.get("status", "").strip())
    if not row.number:
        return row.left(Verdict.NO_NUMBER, "Cette ligne n’a pas de numéro de facture.")
    candidates = known.get(row.number.casefold(), ())
    siret = "".join(sign for sign in cells.get("seller", "") if sign.isdigit())
    if len(candidates) > 1 and siret:
        candidates = [item for item in candidates if item.siret == siret]
    if not candidates:
        return row.left(Verdict.UNKNOWN_NUMBER, "Aucune facture d’ici n’a ce numéro.")
    if len(candidates) > 1:
        return row.left(Verdict.TWO, "Deux associations ont une facture de ce numéro\u00a0: indiquez la colonne de leur SIRET.")
    mine = candidates[0]
    status = spaces.named(cells.get("status", ""), works=mine.works)
    if status is None:
        return row.left(Verdict.UNKNOWN_STATUS, f"«\u00a0{row.said}\u00a0» n’est aucun des états que le programme connaît.", mine)
    if (amount := _amount(cells.get("amount", ""))) is not None and abs(amount) not in {abs(each) for each in mine.amounts}:
        why = f"Le portail écrit {euros(amount)}, la facture {euros(mine.amounts[0])}\u00a0: est-ce bien la même\u00a0?"
        return row.left(Verdict.AMOUNT, why, mine)
    try:
        on, deposited = _day(cells.get("on", "")), _day(cells.get("deposited", ""))
    except UnreadableError as wrong:
        return row.left(Verdict.BAD_DAY, sentence_of(wrong.code, wrong.facts), mine)
    late = next((day for day in (on, deposited) if day is not None and day > today), None)
    if late is not None:
        return row.left(Verdict.FUTURE, f"Le {long_date(late)} n’est pas encore là.", mine)
    row = row._replace(on=on, deposited=deposited, motive=cells.get("motive", "").strip())
    return _weighed(row, mine, lives[mine.id], status, statuses, today, deposits=deposits)


def _weighed(
    row: _Row, mine: Ours, events: tuple[Event, ...], status: PortalStatus, statuses: Sequence[PortalStatus], today: date, *, deposits: bool
) -> Judgement:
    """The row beside the life of the document that it names."""
    life, day = life_of(events), row.on or today
    told: tuple[Event, ...] = ()
    if life.state is InvoiceState.CANCELLED:
        return row.left(
            Verdict.CANCELLED, "Ici, elle est annulée avant son dépôt\u00a0: vérifiez sur le portail si elle a été déposée.", mine
        )
    if life.state is not InvoiceState.DEPOSITED:
        if status.phase is Phase.DRAFT:
            return row.left(Verdict.NOT_SENT, "Restée en brouillon sur le portail\u00a0: il reste à l’envoyer.", mine)
        since = row.deposited or day
        if since < mine.issued_on:
            why = f"La facture est datée du {long_date(mine.issued_on)}\u00a0: elle n’a pas pu être déposée avant."
            return row.left(Verdict.BEFORE, why, mine)
        if not deposits:
            return row.left(Verdict.NOT_SENT, "Son dépôt n’est pas noté ici, et vous ne voulez pas le noter d’après ce tableau.", mine)
        told = (Event(kind=EventKind.DEPOSITED, on=since),)
        life = life_of((*events, *told))
    if life.deposited_on and day < life.deposited_on:
        why = f"Elle a été déposée le {long_date(life.deposited_on)}\u00a0: cet état n’a pas pu s’afficher avant."
        return row.left(Verdict.BEFORE, why, mine)
    now = life.status
    if row.on is None and now is not None and now.status == status.key:
        return row.left(Verdict.KNOWN, f"Cet état est noté depuis le {long_date(now.on)}.", mine)
    meaning = telling(status.key, day, life, statuses)
    if meaning is Telling.SAME:
        return row.left(Verdict.KNOWN, "Cet état est déjà noté, le même jour.", mine)
    if meaning is Telling.AFTER_FINAL:
        why = "L’état noté ici est définitif\u00a0: s’il a vraiment changé, notez-le sur sa page."
        return row.left(Verdict.AFTER_FINAL, why, mine)
    event = Event(kind=EventKind.STATUS, on=day, status=status.key, phase=status.phase, reason=row.motive if status.phase.asks_her else "")
    why = f"«\u00a0{status.label}\u00a0», le {long_date(day)}"
    if told:
        why = f"Déposée le {long_date(told[0].on)}, puis {why}"
    elif meaning is Telling.EARLIER and now is not None:
        why += f", rangé avant l’état du {long_date(now.on)}"
    verdict = Verdict.DEPOSIT if told else Verdict.EARLIER if meaning is Telling.EARLIER else Verdict.NEW
    return row.left(verdict, f"{why}.", mine).model_copy(update={"events": (*told, event)})


def _day(text: str) -> date | None:
    """The day of a cell, its hour left out; none where it is empty.

    Raises:
        UnreadableError: it holds something else.
    """
    words = text.split()
    if not words:
        return None
    return parse_date(words[0] if any(":" in word for word in words[1:]) else text)


def _amount(text: str) -> int | None:
    """Cents of a cell; none where it holds no amount that can be compared."""
    try:
        return parse_amount(text) if text.strip() else None
    except UnreadableError:
        return None
