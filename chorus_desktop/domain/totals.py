"""What an invoice adds up to."""

from decimal import Decimal

from chorus_desktop.domain.shape import Cents, Record


class VatLine(Record):
    """VAT of one rate: base and amount in cents, rate in percent."""

    rate: Decimal
    base: Cents
    amount: Cents


class Totals(Record):
    """Totals in cents: before VAT, VAT, with VAT, already paid, left to pay; and VAT rate by rate."""

    before_vat: Cents
    vat: Cents
    with_vat: Cents
    already_paid: Cents
    net: Cents
    per_rate: tuple[VatLine, ...] = ()
