"""The data file of a club whose sheet is filled, photographed while tables are brought in."""

from collections.abc import Mapping
from pathlib import Path

from chorus_desktop.services.opening import Store
from tests.helpers import presences


def fill(store: Store, folder: Path, ids: Mapping[str, str]) -> Mapping[str, str]:
    """A sheet that is filled, and two tables to bring in: a sheet of another month with what goes wrong, and one that differs."""
    presences.stored(store, ids["dossier"], presences.sheet(12, 4, (1, 2), (5, 0)))
    table = folder / "feuille de fevrier.csv"
    table.write_text(_FEBRUARY, encoding="cp1252")
    return {**ids, "table": str(table), "pasted": _JANUARY}


_FEBRUARY = """Club de judo;;;;;;
Prénom;Nom;N° carte;mer. 4 févr.;mer. 11 févr.;18/02/2026;25-févr;Total;Remarques
Lina;A.;;P;P;A;P;3;
Noé;A.;;P;;préésent;x;2;en retard
Maïa;Bernard-Lacombe;P120045;1 h 30;P;P;P;4;
Léo;D.;P120046;P;E;P;31;3;
;;;P;P;P;P;4;
Total;;;4;3;2;3;12;
"""
_JANUARY = "Enfant\t07/01/2026\t14/01/2026\t21/01/2026\nLina A.\tP\tA\tP\nNoé A.\tP\tP\tP\nJules A.\tP\tP\tP\nOna D.\tP\tP\tP\n"
