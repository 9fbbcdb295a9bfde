"""« Prête pour le portail »: each subject, and how far it is."""

import pytest

from chorus_desktop.domain.problems import Problem, error, warning
from chorus_desktop.ui.pages.ready_lines import ready_lines
from tests.helpers import examples, proofs


def status(*problems: Problem) -> dict[str, str]:
    return {line.title: line.status for line in ready_lines(examples.work(), problems)}


def test_all_is_done_when_nothing_is_wrong():
    lines = ready_lines(examples.work(), ())

    assert [line.title for line in lines] == [
        "SIRET de la collectivité",
        "Coordonnées bancaires",
        "Fiche de l’association",
        "Convention signée",
        "Numéro d’engagement",
        "Date et période",
        "Lignes de la facture",
        "Attestations de présence",
    ]
    assert {line.status for line in lines} == {"done"}


@pytest.mark.parametrize(
    ("problem", "title", "expected"),
    [
        (error("association.iban", "missing.iban"), "Coordonnées bancaires", "todo"),
        (error("association.iban", "iban.key"), "Coordonnées bancaires", "fix"),
        (error("association.siret", "missing.siret"), "Fiche de l’association", "todo"),
        (error("invoice.convention_reason", "convention.unsigned"), "Convention signée", "todo"),
        (warning("invoice.convention_reason", "convention.reason_kept"), "Convention signée", "warning"),
        (error("invoice.engagement", "engagement.awaited"), "Numéro d’engagement", "todo"),
        (warning("invoice.engagement", "engagement.ceiling"), "Numéro d’engagement", "warning"),
        (error("invoice.engagement_reason", "engagement.reason"), "Numéro d’engagement", "fix"),
        (error("invoice.period_from", "season.period"), "Date et période", "fix"),
        (error("invoice.lines.0.quantity", "line.quantity"), "Lignes de la facture", "todo"),
        (error("invoice.lines.0.quantity", "line.quantity_zero"), "Lignes de la facture", "fix"),
        (error("attachments", "attachment.missing"), "Attestations de présence", "todo"),
        (error("attachments", "attachment.total"), "Attestations de présence", "fix"),
        (error("invoice.comment", "invoice.comment"), "Autres renseignements", "fix"),
    ],
)
def test_a_problem_shows_in_its_subject(problem, title, expected):
    found = status(problem)

    assert found.pop(title) == expected
    assert set(found.values()) == {"done"}


def test_what_is_wrong_comes_before_what_is_missing():
    lines = ready_lines(
        examples.work(), [error("invoice.lines.0.quantity", "line.quantity"), error("invoice.lines.1.unit_price", "line.price_negative")]
    )
    line = next(line for line in lines if line.title == "Lignes de la facture")

    assert (line.status, line.where) == ("fix", "invoice.lines.1.unit_price")


def test_the_sheet_is_a_subject_where_a_line_is_counted_from_one():
    work = examples.work(invoice=examples.invoice(lines=(proofs.line(12),)))

    assert [line.status for line in ready_lines(work, ()) if line.title == "Feuille de présence"] == ["done"]
    gap = error("attendance.lines.0.quantity", "proof.gap", said="Facturé")
    assert [(line.status, line.where) for line in ready_lines(work, [gap]) if line.title == "Feuille de présence"] == [("fix", gap.where)]
