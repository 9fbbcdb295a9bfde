"""A dossier of the Aide sociale à l’enfance, every name in it made up: the club's procedure with what such a payer asks on top."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from chorus_desktop.domain.care import Care, DayPrice
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.procedure import InvoiceRule, Procedure
from chorus_desktop.domain.recipient import Demand
from chorus_desktop.services import attachments, cares, dossiers, invoices, issue
from chorus_desktop.services.opening import Store
from tests.helpers import examples
from tests.pdf.samples import pdf

CHILD = "Éléonore Duval"
RULE = InvoiceRule(care=True, day_price=True, sensitive=True, beneficiary=Demand.REQUIRED)


def procedure(**changes: Any) -> Procedure:
    """Like a département's: days, prises en charge, names to hide; no convention."""
    return examples.cloisirs().model_copy(update={"invoice": RULE.model_copy(update=changes), "convention": None})


def care(**changes: Any) -> Care:
    """A prise en charge of the whole school year, 200 days and 40 000 € at most."""
    fields = {
        "id": "c1",
        "reference": "PEC-2026-0147",
        "child": CHILD,
        "valid_from": date(2025, 9, 1),
        "valid_to": date(2026, 8, 31),
        "ceiling": 4_000_000,
        "ceiling_days": Decimal(200),
    }
    return Care(**{**fields, **changes})


def day_prices() -> tuple[DayPrice, ...]:
    """178,35 € since 2025, 181,90 € from 16 January 2026 on."""
    return (
        DayPrice(id="p1", service="Hébergement", order="2025-011", price=Decimal("178.35"), valid_from=date(2025, 1, 1)),
        DayPrice(
            id="p2", service="Hébergement", order="2026-045", ordered_on=date(2026, 1, 12), price=Decimal("181.90"), valid_from=date(2026, 1, 16)
        ),
    )  # fmt: skip


def line(**changes: Any) -> Line:
    """Fifteen days of January at the price of 2025."""
    fields = {
        "designation": "Hébergement",
        "quantity": Decimal(15),
        "unit": "jour",
        "unit_price": Decimal("178.35"),
        "beneficiary": CHILD,
        "executed_from": date(2026, 1, 1),
        "executed_to": date(2026, 1, 15),
        "care": "c1",
    }
    return Line(**{**fields, **changes})


def invoice(*lines: Line, **changes: Any) -> Invoice:
    """The invoice of January, of these lines or of that one."""
    return examples.invoice(lines=lines or (line(),), **changes)


def work(*lines: Line, cares: tuple[Care, ...] | None = None, rule: dict[str, Any] | None = None, **changes: Any) -> Work:
    """Everything at hand for it."""
    dossier = examples.dossier(cares=(care(),) if cares is None else cares, day_prices=day_prices())
    fields = {"procedure": procedure(**(rule or {})), "dossier": dossier, "invoice": invoice(*lines)}
    return examples.work(**{**fields, **changes})


DEPARTEMENT = "seine-saint-denis-ase"
CARE_TYPED: dict[str, str] = {
    "id": "c1",
    "reference": "PEC-2026-0147",
    "child": CHILD,
    "valid_from": "01/09/2025",
    "valid_to": "31/08/2026",
    "ceiling": "40 000",
    "ceiling_days": "200",
}
PRICES_TYPED: tuple[dict[str, str], ...] = (
    {"id": "p1", "service": "Hébergement", "order": "2025-011", "price": "178,35", "valid_from": "01/01/2025"},
    {"id": "p2", "service": "Hébergement", "order": "2026-045", "price": "181,90", "valid_from": "16/01/2026"},
)


def opened(store: Store, association: str, year: str = "2026", today: date = examples.TODAY) -> str:
    """The dossier of a year with one prise en charge, two prices and its engagement number; its id."""
    dossier = dossiers.create(store, association, DEPARTEMENT, year, today)
    cares.save(store, dossier, (CARE_TYPED,), PRICES_TYPED, today)
    number = dossiers.view(store, dossier, today).dossier.engagements[0].id
    dossiers.save_engagement(store, dossier, number, {"number": "E930012345", "valid_from": "01/01/2026"})
    return dossier


def drafted(store: Store, dossier: str, today: date = examples.TODAY, **typed: str) -> str:
    """The invoice of January with the lines proposed; its id."""
    invoice_id = invoices.create(store, dossier, today)
    form = {"issued_on": "31/01/2026", "period_from": "01/01/2026", "period_to": "31/01/2026", "service_code": "125", **typed}
    invoices.save(store, invoice_id, form, (), today)
    invoices.save(store, invoice_id, {}, cares.month_lines(store, dossier, invoice_id, today), today)
    return invoice_id


def joined(store: Store, invoice_id: str, folder: Path) -> None:
    """Join what the département demands."""
    for kind in ("care", "day_price"):
        path = folder / f"{kind}.pdf"
        path.write_bytes(pdf(kind))
        assert all(each.attachment for each in attachments.add(store, invoice_id, [path], kind))


def finalised(store: Store, dossier: str, folder: Path, today: date = examples.TODAY, **typed: str) -> str:
    """That invoice, issued; its id."""
    invoice_id = drafted(store, dossier, today, **typed)
    joined(store, invoice_id, folder)
    issue.finalise(store, invoice_id, today)
    return invoice_id
