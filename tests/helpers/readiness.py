"""What readiness says of the example dossier with some of its parts changed."""

from chorus_desktop.domain.readiness import problems
from tests.helpers import examples


def found(today=examples.TODAY, **changes):
    """Its problems; ``changes`` are those of ``examples.work``."""
    return problems(examples.work(**changes), today)


def said(today=examples.TODAY, **changes):
    """(where, code) of each problem."""
    return [(problem.where, problem.code) for problem in found(today, **changes)]


def invoice_says(today=examples.TODAY, **changes):
    """(where, code) of each problem when the invoice's own fields change."""
    return said(today, invoice=examples.invoice(**changes))
