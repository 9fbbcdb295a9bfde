"""What is said of a table of presences beside its problems: what was left aside, and what is read in another way than one might think."""

from collections.abc import Collection, Sequence

from chorus_desktop.domain.french import NBSP, listing, plural
from chorus_desktop.domain.presence_rows import QUOTED

_MOST_TITLES = 4


def totals(count: int) -> list[str]:
    """Rows that add up the others."""
    if not count:
        return []
    return [f"{plural(count, 'ligne')} de totaux {'est laissée' if count < 2 else 'sont laissées'} de côté."]


def again(count: int) -> list[str]:
    """Rows that name a child whom a row above names."""
    if not count:
        return []
    names = "nomme" if count < 2 else "nomment"
    return [f"{plural(count, 'ligne')} {names} un enfant déjà nommé plus haut{NBSP}: c’est le même enfant."]


def unsure(count: int) -> list[str]:
    """Cells of which whoever filled the table was not sure."""
    if not count:
        return []
    what = "incertaine («\u00a0?\u00a0») est laissée vide" if count < 2 else "incertaines («\u00a0?\u00a0») sont laissées vides"
    return [f"{plural(count, 'case')} {what}."]


def above(count: int) -> list[str]:
    """Rows of merged cells."""
    if not count:
        return []
    what = "est lue comme la suite" if count < 2 else "sont lues comme la suite"
    return [f"{plural(count, 'ligne')} sans nom ou sans date {what} de la ligne au-dessus (cellules fusionnées)."]


def columns(titles: Sequence[str]) -> list[str]:
    """Columns that are neither chosen nor sessions."""
    if not titles:
        return []
    named = [f"«{NBSP}{title if len(title) <= QUOTED else f'{title[:QUOTED]}…'}{NBSP}»" for title in titles[:_MOST_TITLES]]
    more = len(titles) - len(named)
    said = listing([*named, *([f"{more} autres" if more > 1 else "une autre"] if more else [])])
    count = plural(len(titles), "colonne")
    return [f"{count} {'est laissée' if len(titles) < 2 else 'sont laissées'} de côté{NBSP}: {said}."]


def hours_counted(texts: Collection[str], *, hours: bool) -> list[str]:
    """What is said where a 1 is not taken for a cross."""
    return [f"Les nombres sont lus comme des heures{NBSP}: 1 vaut 1{NBSP}h, 0 vaut absent."] if hours and "1" in texts else []
