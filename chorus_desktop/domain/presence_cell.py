"""What one cell of somebody's attendance table says: P, « absent », a cross, 1 or 0, or how long a child stayed."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from chorus_desktop.domain.attendance import Cell, Mark
from chorus_desktop.domain.clock import parse_minutes
from chorus_desktop.domain.french import plain
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.problems import sentences

sentences(
    {
        "presence.mark": "«\u00a0{text}\u00a0» n’est pas une marque. Écrivez P, A ou E, ou une durée comme 1 h 30\u00a0; videz la cellule si elle ne dit rien.",
        "presence.formula": "Cette formule n’a pas de valeur dans le fichier\u00a0: tapez la valeur, ou enregistrez de nouveau le fichier dans votre tableur.",
        "presence.yes": "«\u00a0{text}\u00a0» n’est ni oui ni non. Écrivez oui, ou non.",
    }
)

_PRESENT = frozenset(
    [
        "p",
        "pr",
        "pres",
        "present",
        "presente",
        "presents",
        "x",
        "v",
        "vrai",
        "true",
        "oui",
        "o",
        "yes",
        "ok",
        "✓",
        "✔",
        "☑",
        "✅",
        "☒",
        "×",
        "●",
    ]
)
_ABSENT = frozenset(["a", "ab", "abs", "absent", "absente", "absents", "non", "n", "no", "faux", "false", "-", "–", "—"])
_EXCUSED = frozenset(
    ("e", "ex", "exc", "excuse", "excusee", "excuses", "ae", "abs exc", "abs excuse", "absent excuse", "absente excusee", "absence excusee", "aj", "justifie", "justifiee", "absence justifiee")
)  # fmt: skip
_YES = _PRESENT | {"1"}
_NO = _ABSENT | {"0", ""}
_UNSURE = frozenset(("?", "nsp"))
_BLANK = _UNSURE | {"", "\u2610"}


def is_formula(text: str) -> bool:
    """Whether a cell holds a formula and no value."""
    return text.startswith("=") and len(text) > 1


def read_cell(text: str, *, hours: bool = False) -> Cell | None:
    """What a cell marks; none where it says nothing.

    Args:
        text: as it stands in the table.
        hours: whether the table counts hours, so that 1 is an hour and not a cross.

    Raises:
        UnreadableError: it says something else.
    """
    if is_formula(text):
        raise UnreadableError("presence.formula")
    word = _word(text)
    if word in _BLANK:
        return None
    for mark, words in ((Mark.PRESENT, _PRESENT), (Mark.ABSENT, _ABSENT), (Mark.EXCUSED, _EXCUSED)):
        if word in words:
            return Cell(mark)
    number = _number(word)
    if number == 0 or word in ("0h", "0 h", "0h00", "0:00", "00:00", "0 min"):
        return Cell(Mark.ABSENT)
    if number == 1 and not hours:
        return Cell(Mark.PRESENT)
    try:
        return Cell(Mark.PRESENT, parse_minutes(text))
    except UnreadableError as wrong:
        raise UnreadableError("presence.mark" if wrong.code == "clock.duration" else wrong.code, text=text.strip()) from wrong


def is_unsure(text: str) -> bool:
    """Whether a cell says that whoever filled it did not know."""
    return _word(text) in _UNSURE


def read_yes(text: str) -> bool:
    """Whether a cell says yes; an empty one says no.

    Raises:
        UnreadableError: it says neither.
    """
    if is_formula(text):
        raise UnreadableError("presence.formula")
    word = _word(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise UnreadableError("presence.yes", text=text.strip())


def counts_hours(texts: Iterable[str]) -> bool:
    """Whether the cells of a table are lengths of time: one at least is neither 0, nor 1, nor a word."""
    for text in frozenset(texts):
        try:
            cell = read_cell(text)
        except UnreadableError:
            continue
        if cell is not None and cell.minutes is not None:
            return True
    return False


def _word(text: str) -> str:
    return (
        " ".join(plain(text).replace(".", " ").replace("(", " ").replace(")", " ").split()) if not _number(text.strip()) else text.strip()
    )


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
