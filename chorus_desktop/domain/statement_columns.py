"""A bank's own table: which column holds what, and what each row says."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from chorus_desktop.domain.bank_line import BankLine
from chorus_desktop.domain.columns import Chosen, Wanted, cells_of, guess, plain_words
from chorus_desktop.domain.french import plain
from chorus_desktop.domain.money import UnreadableError, parse_amount, parse_date
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Record

sentences(
    {
        "statement.no_amount": "Choisissez la colonne du montant, ou celle du crédit\u00a0: c’est là que sont les virements reçus.",
        "statement.no_date": "Cette ligne n’a pas de date.",
    }
)

WANTED = (
    Wanted(
        key="on", title="Date", required=True,
        heads=("date", "date opération", "date de comptabilisation", "date comptable", "dateop", "date valeur", "jour"),
    ),
    Wanted(key="label", title="Libellé", required=True, heads=("libellé", "libellé opération", "libellé complet", "label", "opération", "intitulé", "description")),
    Wanted(key="more", title="Suite du libellé", heads=("informations complémentaires", "détail", "libellé simplifié", "motif", "commentaire", "tiers")),
    Wanted(key="amount", title="Montant", heads=("montant", "montant en euros", "montant euros", "amount", "somme"), help="Avec son signe, quand il n’y a qu’une colonne."),
    Wanted(key="credit", title="Crédit", heads=("crédit", "crédit euros", "recettes", "entrées", "credit amount")),
    Wanted(key="debit", title="Débit", heads=("débit", "débit euros", "dépenses", "sorties", "debit amount")),
    Wanted(key="way", title="Sens", heads=("sens", "débit crédit", "d c"), help="D ou C, quand le montant n’a pas de signe."),
    Wanted(key="reference", title="Référence de la banque", heads=("référence", "numéro opération", "identifiant", "transaction id")),
)  # fmt: skip
"""The columns of French banks' exports."""

_HEAD_ROWS = 30
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_FREE = re.compile(
    r"\s*(?P<on>\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d{2}-\d{2})\s+(?P<label>\S.*?)\s+(?P<amount>[+\-−]?\s?\d[\d \u00a0\u202f.]*,\d{2})\s*(?:€|EUR)?\s*"
)
_ENOUGH = 0.8


class TableLine(Record):
    """What one row of a table says: a line, or why it says none; nothing at all where it is a total or a title."""

    line: BankLine | None = None
    problem: Problem | None = None


def title_row(rows: Sequence[tuple[str, ...]]) -> int | None:
    """Which of the first rows holds the titles: one that names a date, and an amount or a credit; else words alone, above a first day."""
    first = rows[:_HEAD_ROWS]
    for place, cells in enumerate(first):
        found = guess(WANTED, cells)
        if "on" in found and ("amount" in found or "credit" in found):
            return place
    days = next((place for place, cells in enumerate(first) if any(map(_is_day, cells))), 0)
    above = first[days - 1] if days else ()
    return days - 1 if sum(map(bool, above)) > 1 and not any(sign.isdigit() for cell in above for sign in cell) else None


def guess_columns(titles: Sequence[str], rows: Sequence[tuple[str, ...]], *, headed: bool) -> dict[str, int]:
    """The column of each thing, by its title, or by what its cells look like where there is none."""
    if headed:
        found = guess(WANTED, titles)
        return found if "credit" not in found or "debit" not in found else {key: place for key, place in found.items() if key != "amount"}
    return _by_content(len(titles), rows)


def _by_content(width: int, rows: Sequence[tuple[str, ...]]) -> dict[str, int]:
    columns = [[cells[place] for cells in rows if place < len(cells) and cells[place]] for place in range(width)]
    days = [place for place, cells in enumerate(columns) if _share(cells, _is_day) >= _ENOUGH]
    money = [place for place, cells in enumerate(columns) if place not in days and _share(cells, _is_money) >= _ENOUGH]
    texts = [place for place in range(width) if place not in (*days, *money)]
    found = {"on": days[0]} if days else {}
    if texts:
        found["label"] = max(texts, key=lambda place: sum(map(len, columns[place])))
    if len(money) > 1 and not any(all(place < len(cells) and cells[place] for place in money[:2]) for cells in rows):
        found |= {"debit": money[0], "credit": money[1]}
    elif money:
        found["amount"] = money[0]
    return found


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_day(cell: str) -> bool:
    try:
        _day(cell)
    except UnreadableError:
        return False
    return True


def _is_money(cell: str) -> bool:
    try:
        parse_amount(cell)
    except UnreadableError:
        return False
    return "," in cell or "." in cell


def free_lines(text: str) -> tuple[tuple[str, ...], ...]:
    """Lines copied from a page or a letter, « 12/03/2026 VIR DRFIP FA2026-012 392,50 », as rows of three cells; none unless every one is so."""
    lines = [line for line in text.splitlines() if line.strip()]
    matches = [_FREE.fullmatch(line) for line in lines]
    return tuple((found["on"], found["label"], found["amount"]) for found in matches if found) if all(matches) else ()


def choice_problems(chosen: Chosen) -> tuple[Problem, ...]:
    """What a choice of columns still lacks; what every table asks is said by ``columns.problems_of``."""
    return () if "amount" in chosen or "credit" in chosen else (error("amount", "statement.no_amount"),)


def line_of(chosen: Chosen, cells: Sequence[str]) -> TableLine:
    """What one row says."""
    texts = cells_of(chosen, cells)
    try:
        amount = _cents(texts)
        if amount is None:
            return TableLine()
        if not texts["on"]:
            return TableLine(problem=error("on", "statement.no_date"))
        on = _day(texts["on"])
    except UnreadableError as wrong:
        return TableLine(problem=Problem(where="amount", code=wrong.code, facts=wrong.facts))
    label = " ".join(part for part in (texts["label"], texts.get("more", "")) if part)
    # A bank's reference of a table may be the same on many lines: it tells one only with its day and amount.
    reference = texts.get("reference", "")
    return TableLine(line=BankLine(on=on, amount=amount, label=label, reference=reference and f"{reference} {on.isoformat()} {amount}"))


def _cents(texts: Mapping[str, str]) -> int | None:
    """What came in, or went out below zero; none where the row has no amount."""
    if amount := texts.get("amount", ""):
        cents = parse_amount(amount)
        return -abs(cents) if plain(texts.get("way", "")).startswith("d") else cents
    credit, debit = texts.get("credit", ""), texts.get("debit", "")
    if credit and (cents := abs(parse_amount(credit))):
        return cents
    return -abs(parse_amount(debit)) if debit else None


def _day(text: str) -> date:
    return parse_date(_TIME.sub("", text))


def fingerprint(titles: Sequence[str]) -> str:
    """What tables of one bank have in common: their titles, without accents or capitals."""
    return "|".join(" ".join(plain_words(title)) for title in titles)
