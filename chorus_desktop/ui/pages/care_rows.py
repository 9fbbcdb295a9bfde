"""How a prise en charge and a prix de journée show themselves in a list, and their forms."""

from collections.abc import Mapping

from chorus_desktop.domain.care import Billed, Care, DayPrice, masked, reference_key
from chorus_desktop.domain.french import decimal, euros, short_date, unit_price
from chorus_desktop.ui.pages.folded_row import RowKind

CARE_FIELDS = (
    ("reference", "child"),
    ("valid_from", "valid_to"),
    ("ceiling", "ceiling_days"),
    ("service", "price"),
    ("absences",),
    ("notes",),
)
PRICE_FIELDS = (("service", "price"), ("valid_from", "valid_to"), ("order", "ordered_on"))


class CareRows:
    """The list of prises en charge, told with what earlier invoices took of each; ``billed`` is by ``care.reference_key``."""

    def __init__(self) -> None:
        self.billed: Mapping[str, Billed] = {}
        self.kind = RowKind(Care, "prise en charge", "la prise en charge", CARE_FIELDS, self._said, name_field="child")

    def _said(self, care: Care, names_hidden: bool) -> tuple[str, str]:  # noqa: FBT001 - as every row is told
        title = care.reference.strip() or "Nouvelle prise en charge"
        name = masked(care.child) if names_hidden else care.child.strip()
        said = care.span if care.valid_from or care.valid_to else ""
        return title, " · ".join(part for part in (name, said, care.service.strip(), *self._use(care)) if part)

    def _use(self, care: Care) -> list[str]:
        before = self.billed.get(reference_key(care.reference), Billed())
        facts = []
        if care.ceiling_days is not None:
            facts.append(f"{decimal(before.days)} jours facturés sur {decimal(care.ceiling_days)}")
        if care.ceiling is not None:
            facts.append(f"{euros(before.cents)} facturés sur {euros(care.ceiling)}")
        if not facts and before.cents:
            facts.append(f"{euros(before.cents)} déjà facturés")
        return facts


def _said_price(price: DayPrice, _: bool) -> tuple[str, str]:  # noqa: FBT001 - as every row is told
    amount = unit_price(price.price) if price.price is not None else ""
    title = " · ".join(part for part in (price.service.strip(), amount) if part) or "Nouveau prix de journée"
    begun = f"à partir du {short_date(price.valid_from)}" if price.valid_from else ""
    ended = f"jusqu’au {short_date(price.valid_to)}" if price.valid_to else ""
    return title, " · ".join(part for part in (" ".join(part for part in (begun, ended) if part), price.said_order) if part)


PRICE_KIND = RowKind(DayPrice, "prix de journée", "le prix de journée", PRICE_FIELDS, _said_price)


def removed_care(title: str) -> str:
    """What was taken away, for the bar that offers it back."""
    return f"Prise en charge «\u00a0{title}\u00a0» retirée."


def removed_price(title: str) -> str:
    """Likewise for a price."""
    return f"Prix de journée «\u00a0{title}\u00a0» retiré."
