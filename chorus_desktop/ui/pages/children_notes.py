"""What is said over the table of children: pairs to decide, names that are too short, nobody to pay for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.roster_views import ChildrenView


def notes(view: "ChildrenView", decide: Callable[[], object], go_to: Callable[[Problem], object]) -> list[ProblemBox]:
    """The boxes.

    Args:
        view: the children as they are kept.
        decide: leads to the pairs that may be one child.
        go_to: leads to the cell of a problem.
    """
    paid = any(row.get("beneficiary") == "oui" for row in view.rows)
    found = []
    if view.twins:
        said = "Deux enfants se ressemblent" if view.twins == 1 else f"{view.twins} paires d’enfants se ressemblent"
        found.append(
            ProblemBox(
                said,
                "Est-ce le même enfant, écrit deux fois\u00a0? Ses présences seraient partagées entre deux lignes.",
                level="warning",
                mend=Mend("Décider", decide),
            )
        )
    short = [problem for problem in view.problems if problem.code == "child.full_name"]
    if short:
        said = f"Le nom entier manque pour {plural(len(short), 'enfant')}"
        found.append(ProblemBox(said, short[0].sentence, level="warning", mend=Mend("Aller au premier", partial(go_to, short[0]))))
    if view.rows and not paid:
        said = "Aucun enfant n’est encore bénéficiaire"
        why = "Sans bénéficiaire, aucune présence ne compte dans une facture."
        found.append(ProblemBox(said, why, level="info"))
    return found
