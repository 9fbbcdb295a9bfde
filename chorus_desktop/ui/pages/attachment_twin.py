"""A file that is joined already under another kind: where it is, and what may be done about it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from chorus_desktop.ui.widgets.problems import Mend, ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.domain.attachment_demands import Demanded
    from chorus_desktop.services.adding import Added

WHY = "Le portail n’a besoin de ce fichier qu’une fois."
WHY_BOTH = "Le payeur demande les deux\u00a0: si ce seul fichier les contient, joignez-le sous les deux natures, ou coupez-le en deux."


def twin_box(
    added: "Added", kind: str, demands: "Sequence[Demanded]", change: Callable[[], object], insist: Callable[[], object]
) -> ProblemBox:
    """What is said of such a file.

    Args:
        added: as the service gave it, with its twin.
        kind: what it was to be joined as.
        demands: the kinds that the payer knows.
        change: makes the piece that is there this kind.
        insist: joins the file once more, as this kind; offered only where the payer wants both kinds.
    """
    title = next((each.rule.title for each in demands if each.rule.kind == kind), "")
    wanted = {each.rule.kind for each in demands if each.required or each.advised}
    both = added.twin is not None and {kind, added.twin.kind} <= wanted
    mends = [Mend(f"Changer sa nature\u00a0: {title}", change)]
    if both:
        mends.append(Mend(f"Le joindre aussi\u00a0: {title}", insist))
    sentence = added.problem.sentence if added.problem is not None else ""
    return ProblemBox(sentence, WHY_BOTH if both else WHY, level="warning", mends=mends)
