"""Tables of banks: columns guessed by title or by content, each row read, lines copied from a page."""

from datetime import date

import pytest

from chorus_desktop.domain.columns import problems_of
from chorus_desktop.domain.payment import PaymentSource
from chorus_desktop.domain.statement import Statement
from chorus_desktop.domain.statement_columns import WANTED, choice_problems, fingerprint, free_lines, guess_columns, line_of, title_row

CHOSEN = {"on": 0, "label": 1, "debit": 2, "credit": 3}


@pytest.mark.parametrize(
    ("titles", "chosen"),
    [
        ("Date;Libellé;Débit euros;Crédit euros", {"on": 0, "label": 1, "debit": 2, "credit": 3}),
        ("date_comptabilisation;libellé_complet_operation;montant_operation;devise", {"on": 0, "label": 1, "amount": 2}),
        ("Date;Libellé;Montant(EUROS)", {"on": 0, "label": 1, "amount": 2}),
        ("Date;Date de valeur;Débit;Crédit;Libellé;Solde", {"on": 0, "debit": 2, "credit": 3, "label": 4}),
        ("dateOp;dateVal;label;category;amount;accountbalance", {"on": 0, "label": 2, "amount": 4}),
    ],
)
def test_the_columns_of_known_banks_are_guessed(titles, chosen):
    found = guess_columns(titles.split(";"), [], headed=True)

    assert {key: place for key, place in found.items() if key in chosen} == chosen
    assert problems_of(WANTED, found) == ()
    assert choice_problems(found) == ()


def test_the_titles_are_found_below_what_stands_above_them():
    head = [("Compte 00012345678", ""), ("Solde au 31/03/2026", "1 234,56"), ("Date", "Libellé", "Montant"), ("12/03/2026", "VIR", "1,00")]

    assert title_row(head) == 2
    assert title_row(head[:2]) is None
    assert title_row([("Jour d’écriture", "Texte", "Valeur"), ("12/03/2026", "VIR", "1,00")]) == 0
    assert title_row([("Compte 12", "Texte"), ("12/03/2026", "VIR")]) is None
    assert title_row([("12/03/2026", "VIR")]) is None


def test_a_table_without_titles_is_known_by_its_cells():
    two = [("12/03/2026", "VIR DRFIP NORMANDIE", "", "392,50"), ("13/03/2026", "CB LIBRAIRIE", "12,00", "")]
    one = [("12/03/2026", "A1", "VIR DRFIP NORMANDIE", "392,50", "1 392,50"), ("13/03/2026", "B2", "CB LIBRAIRIE", "-12,00", "1 380,50")]

    assert guess_columns(["a"] * 4, two, headed=False) == CHOSEN
    assert guess_columns(["a"] * 5, one, headed=False) == {"on": 0, "label": 2, "amount": 3}
    assert guess_columns(["a"], [("Noms des membres",)], headed=False) == {"label": 0}
    assert guess_columns(["a"], [("12/03/2026",)], headed=False) == {"on": 0}


@pytest.mark.parametrize(
    ("cells", "amount"),
    [
        (("12/03/2026", "VIR", "", "1 392,50"), 139_250),
        (("12/03/2026", "CB", "12,00", ""), -1_200),
        (("12/03/2026", "CB", "-12,00", "0,00"), -1_200),
        (("2026-03-12T00:00:00", "VIR", "", "+1\u202f392,50 €"), 139_250),
    ],
)
def test_debit_and_credit_are_read_whatever_their_sign(cells, amount):
    line = line_of(CHOSEN, cells).line

    assert (line.on, line.amount) == (date(2026, 3, 12), amount)


def test_one_amount_takes_its_sign_or_its_way():
    chosen = {"on": 0, "label": 1, "amount": 2, "way": 3, "more": 4, "reference": 5}

    assert line_of(chosen, ("12/03/26", "VIR", "392.50", "C", "FA2026-012", "R7")).line.label == "VIR FA2026-012"
    assert line_of(chosen, ("12/03/26", "VIR", "392.50", "C", "", "R7")).line.reference == "R7 2026-03-12 39250"
    assert line_of(chosen, ("12/03/26", "CB", "12,00", "Débit", "", "")).line.amount == -1_200
    assert line_of(chosen, ("12/03/26", "CB", "-12,00", "", "", "")).line.amount == -1_200


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("32/03/2026", "VIR", "", "1,00"), "date.impossible"),
        (("", "VIR", "", "1,00"), "statement.no_date"),
        (("12/03/2026", "VIR", "", "1,0O"), "amount.letter_o"),
        (("12/03/2026", "VIR", "", "mille"), "amount.text"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(cells, code):
    said = line_of(CHOSEN, cells)

    assert said.line is None
    assert said.problem.code == code
    assert said.problem.sentence


def test_a_row_without_an_amount_is_no_line():
    assert line_of(CHOSEN, ("", "Total du mois", "", "")).line is None
    assert line_of(CHOSEN, ("", "Total du mois", "", "")).problem is None


def test_lines_copied_from_a_page_are_cut_where_they_can_be():
    text = "12/03/2026 VIR DRFIP FA2026-012 1 392,50 €\n\n2026-03-13  CB LIBRAIRIE DU PORT   -12,00\n"

    assert free_lines(text) == (("12/03/2026", "VIR DRFIP FA2026-012", "1 392,50"), ("2026-03-13", "CB LIBRAIRIE DU PORT", "-12,00"))
    assert free_lines("12/03/2026 VIR 1,00\nUne autre phrase") == ()
    assert free_lines("12/03/2026\tVIR\t1,00\tx") == ()


def test_a_choice_without_amount_is_said_and_titles_are_compared_plainly():
    assert [problem.code for problem in choice_problems({"on": 0, "label": 1, "debit": 2})] == ["statement.no_amount"]
    assert fingerprint(["Libellé (opération)", "DATE"]) == fingerprint(["libelle operation", "date"])


def test_a_statement_is_a_table_when_it_has_columns():
    assert Statement(source=PaymentSource.TABLE, titles=("Date",)).is_table
    assert not Statement(source=PaymentSource.OFX).is_table
