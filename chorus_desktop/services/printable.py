"""What the papers of presences cannot print: said on the row where it was typed, and before anything is printed or signed."""

from collections.abc import Iterable, Sequence

from chorus_desktop.documents.fonts import missing_characters
from chorus_desktop.domain.attendance_sheet import SheetView
from chorus_desktop.domain.certificate import CertificateSet
from chorus_desktop.domain.french import listing
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble

_HINT = "Écrivez les noms en lettres latines dans les pages «\u00a0Enfants\u00a0» et «\u00a0Activités\u00a0»."
_MOST = 8

sentences({"paper.unprintable": "Les papiers ne savent pas imprimer {signs}. " + _HINT})


def row_problems(record: Record, fields: Sequence[str]) -> list[Problem]:
    """What a paper cannot show of some texts of a row, each where it was typed."""
    found = [(name, missing_characters(getattr(record, name))) for name in fields]
    return [error(name, "text.unprintable", characters=" ".join(lacking)) for name, lacking in found if lacking]


def set_problems(made: CertificateSet) -> list[Problem]:
    """What keeps attestations from being printed as they stand: in the town that was typed, or in a name."""
    items = [text for item in made.items for text in (item.name, item.card, item.group)]
    activities = {attended.activity for item in made.items for attended in item.attended}
    own = (made.association, *made.address, made.signatory, made.quality, made.recipient, made.scheme)
    signs = _signs([*own, *items, *activities, *made.words])
    return [*row_problems(made, ("place",)), *([error("children", "paper.unprintable", signs=signs)] if signs else [])]


def check_sheet(shown: SheetView) -> None:
    """Let only a sheet pass that a paper can show.

    Raises:
        Trouble: a name, a place or a leader has characters that the papers lack.
    """
    rows = [text for child in shown.children for text in (child.name, child.card, child.group)]
    signs = _signs([shown.association, shown.activity, shown.place, shown.leader, *rows])
    if signs:
        raise Trouble(f"Les papiers ne savent pas imprimer {signs}.", _HINT)


def _signs(texts: Iterable[str]) -> str:
    """« 李 » et « 明 »: what is lacking, empty where nothing is."""
    return listing([f"«\u00a0{sign}\u00a0»" for sign in missing_characters("\n".join(texts))[:_MOST]])
