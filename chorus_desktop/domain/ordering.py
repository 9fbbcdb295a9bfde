"""The attestations that are wanted: for which days, of what each speaks, signed where and when."""

from datetime import date

from chorus_desktop.domain.certificate import Grouping
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Key, Record, field

sentences(
    {
        "order.first": "Indiquez le premier jour attesté.",
        "order.last": "Indiquez le dernier jour attesté.",
        "order.reversed": "La période finit avant de commencer\u00a0: corrigez l’une des deux dates.",
        "order.ahead": "On n’atteste que de ce qui a eu lieu\u00a0: la période finit le {last}, après la date des attestations.",
        "order.place": "Indiquez la ville où les attestations sont signées.",
        "order.day": "Indiquez la date des attestations.",
        "order.nobody": "Aucune présence n’est notée pour ces enfants dans cette période\u00a0: il n’y a rien à attester.",
    }
)


class CertificateOrder(Record):
    """What she chooses before issuing attestations.

    Attributes:
        children: one of ``chosen.choices``; ``only``: ids of those she chose one by one, in place of that.
        by_image: signed with the image that the association keeps.
    """

    first: date | None = field("Du", "Premier jour attesté.")
    last: date | None = field("au", "Dernier jour attesté.")
    grouping: Grouping = field("Une attestation dit", default=Grouping.CHILD)
    place: str = field("Fait à", example="Cherbourg-en-Cotentin", default="")
    issued_on: date | None = field("Le", "Date imprimée sur les attestations.")
    children: Key = "paid"
    only: tuple[Key, ...] = ()
    by_image: bool = field(
        "Signer avec l’image enregistrée",
        "C’est la signature du représentant légal\u00a0: ne la laissez qu’avec son accord. Sinon, imprimez, faites signer, déposez le scan.",
        default=False,
    )


def order_problems(order: CertificateOrder) -> list[Problem]:
    """What is missing or wrong in an order."""
    found = [
        error(name, code)
        for name, code, wrong in (
            ("first", "order.first", order.first is None),
            ("last", "order.last", order.last is None),
            ("last", "order.reversed", bool(order.first and order.last and order.last < order.first)),
            ("place", "order.place", not order.place.strip()),
            ("issued_on", "order.day", order.issued_on is None),
        )
        if wrong
    ]
    if not found and order.last and order.issued_on and order.last > order.issued_on:
        found.append(error("last", "order.ahead", last=long_date(order.last)))
    return found
