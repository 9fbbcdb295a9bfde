"""What a line of an invoice says besides its cells, in one line of words."""

from chorus_desktop.domain import french
from chorus_desktop.domain.invoice import Line, Nature
from chorus_desktop.ui.pages.invoice_care import CareChoices


def summary(line: Line, choices: CareChoices) -> str:
    """What a line says besides its cells: « Du 7 au 28 janvier 2026 · Réf. KIM · Remise 10 % »."""
    parts = [reference] if (reference := choices.reference(line.care)) else []
    parts += [f"Compté {line.counting.label.lower()}"] if line.activity and line.counting else []
    first, last = line.executed or (None, None)
    if first and last and first <= last:
        said = french.period(first, last)
        parts.append(said[0].upper() + said[1:])
    parts += [f"Sauf {line.absences.pretty()}"] if line.absences else []
    parts += [f"Réf. {line.reference}"] if line.reference else []
    parts += [f"Marque {line.brand}"] if line.brand else []
    parts += [line.nature.label] if line.nature is Nature.GOODS else []
    parts += [f"Remise {line.discount.pretty()}"] if line.discount else []
    parts += [choices.name(line.beneficiary)] if line.beneficiary else []
    return " · ".join(parts)
