"""One line of a finished document, as it is printed and frozen."""

from datetime import date
from decimal import Decimal

from chorus_desktop.domain import french
from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.care import care_of, reference_key
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import Line, Nature
from chorus_desktop.domain.shape import Cents, Record


class IssuedLine(Record):
    """One printed line, its amount before VAT finished.

    Attributes:
        details: the small lines under the designation.
        care: reference of the prise en charge that it bills; empty for none.
        executed_from: first day it was carried out, where it says its own days; ``executed_to`` the last.
        absences: days between them that it does not bill.
    """

    designation: str
    details: tuple[str, ...] = ()
    nature: Nature
    quantity: Decimal
    unit: str
    unit_price: Decimal
    discount: str = ""
    vat_rate: Decimal | None = None
    amount: Cents
    care: str = ""
    executed_from: date | None = None
    executed_to: date | None = None
    absences: Absences | None = None


def _care(work: Work, line: Line) -> str:
    found = care_of(line, work.dossier.cares) if work.needs_cares else None
    return found.reference.strip() if found else ""


def issued_line(work: Work, line: Line, *, subject: bool) -> dict[str, object]:
    """The fields of a line as it is printed; ``subject``: whether VAT is charged."""
    care = _care(work, line)
    own = "" if reference_key(line.reference) == reference_key(care) else line.reference
    details = [", ".join(part for part in (line.brand and f"Marque {line.brand}", own and f"Réf. {own}") if part)]
    if care:
        details.append(f"Prise en charge {care}")
    if line.nature is Nature.GOODS:
        details.append(line.nature.label)
    if line.executed:
        details.append(french.period(*line.executed).capitalize())
    if line.absences:
        details.append(f"Jours non facturés\u00a0: {line.absences.pretty()}")
    if line.beneficiary:
        details.append(f"Bénéficiaire\u00a0: {line.beneficiary}")
    first, last = line.executed or (None, None)
    return {
        "designation": line.designation.strip(),
        "details": tuple(filter(None, details)),
        "nature": line.nature,
        "quantity": line.quantity,
        "unit": line.unit,
        "unit_price": line.unit_price,
        "discount": line.discount.pretty() if line.discount else "",
        "vat_rate": line.vat_rate if subject else None,
        "amount": line.amount,
        "care": care,
        "executed_from": first,
        "executed_to": last,
        "absences": line.absences,
    }
