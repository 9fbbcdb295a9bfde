"""A stay as it is typed, its absences row by row: ``absences.<row>.days``, ``absences.<row>.kind``, ``absences.<row>.billed``."""

from collections.abc import Mapping
from typing import Annotated

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.attendance import Absence, Stay
from chorus_desktop.domain.own_typing import below
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.reading import Reading, read, write
from chorus_desktop.domain.shape import Kind, Record, field

sentences({"stay.absence_days": "Indiquez les jours de cette absence, ou retirez la ligne."})

Texts = Mapping[str, str]
LIST = "absences"


class TypedAbsence(Record):
    """One absence while it is typed; ``kind`` is the key of one of the procedure's."""

    days: Absences | None = field("Jours d’absence", example="12/03/2026, du 14 au 16 mars 2026")
    kind: Annotated[str, Kind("key")] = field("Raison", default="")
    billed: bool = field("Ces jours sont facturés", default=False)


def read_stay(typed: Texts) -> Reading[Stay]:
    """What a row says; an absence whose days are missing or unreadable is kept whole among the unread texts."""
    own = read(Stay, {name: text for name, text in typed.items() if "." not in name})
    unread, problems, absences = dict(own.unread), list(own.problems), list[Absence]()
    rows = below(LIST, typed)
    for row in dict.fromkeys(path.split(".")[0] for path in rows):
        texts = below(row, rows)
        if not any(text.strip() for text in texts.values()):
            continue
        reading = read(TypedAbsence, texts)
        if reading.value.days is None:
            place = f"{LIST}.{row}"
            unread |= {f"{place}.{name}": text for name, text in texts.items()}
            wrong = [problem.under(place) for problem in reading.problems]
            problems += wrong or [error(f"{place}.days", "stay.absence_days")]
            continue
        absences.append(Absence(days=reading.value.days, kind=reading.value.kind, billed=reading.value.billed))
    value = own.value.model_copy(update={"absences": tuple(absences)})
    return Reading[Stay](value=value, unread=unread, problems=tuple(problems))


def write_stay(stay: Stay, unread: Texts) -> dict[str, str]:
    """The texts that show a stay, what could not be read put back as it was typed."""
    texts = write(stay, {path: text for path, text in unread.items() if "." not in path})
    lost = dict.fromkeys(path.split(".")[1] for path in unread if path.startswith(f"{LIST}."))
    names = (str(rank) for rank in range(len(stay.absences) + len(lost)))
    free = [name for name in names if name not in lost]
    for name, absence in zip(free, stay.absences, strict=False):
        texts |= {f"{LIST}.{name}.{path}": text for path, text in write(TypedAbsence(**absence.model_dump())).items()}
    return texts | {path: text for path, text in unread.items() if "." in path}


def typing_problems(unread: Texts) -> tuple[Problem, ...]:
    """What is wrong in texts that could not be read, with their places in the row."""
    return read_stay(unread).problems
