"""Rows of the directory, as its file and other tables write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.columns import guess
from chorus_desktop.domain.directory import COLUMNS, card_of_entry, moa_of, read_entry, read_siret, truth
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.recipient import Demand, Moa
from chorus_desktop.domain.recipient_card import Origin
from tests.helpers import directory_files

CELLS = {"siret": "213 501 232 00028", "name": "COMMUNE  DE PORT-NEUF"}


def entry(**cells):
    found, problems = read_entry({**CELLS, **cells})
    return found, [(problem.where, problem.code) for problem in problems]


@pytest.mark.parametrize("text", ["oui", "OUI", " Vrai ", "true", "1", "x", "X", "O", "✓", "☑", "Actif", "obligatoire", "gérée", "Yes"])
def test_yes_is_written_in_many_ways(text):
    assert truth(text) is True


@pytest.mark.parametrize("text", ["", "non", "Non.", "FAUX", "false", "0", "N", "-", "–", "☐", "Inactif", "Facultatif", "pas obligatoire"])
def test_so_is_no(text):
    assert truth(text) is False


@pytest.mark.parametrize("text", ["peut-être", "35000", "Port-Neuf"])
def test_anything_else_is_neither(text):
    assert truth(text) is None


@pytest.mark.parametrize(
    ("text", "only", "moa"),
    [
        ("", "", Moa.NONE), ("oui", "", Moa.WITH), ("oui", "oui", Moa.ONLY), ("Structure avec MOA", "", Moa.WITH),
        ("Structure sans MOA", "", Moa.NONE), ("Structure exclusivement MOA", "", Moa.ONLY), ("non", "non", Moa.NONE), ("bleu", "", None),
    ],
)  # fmt: skip
def test_works_are_said_in_one_box_or_two(text, only, moa):
    assert moa_of(text, only) is moa


def test_the_titles_of_the_portal_s_file_are_known():
    titles = directory_files.HEAD.split(";")
    found = {key: titles[place] for key, place in guess(COLUMNS, titles).items()}

    assert found == {
        "siret": "Identifiant", "name": "Raison sociale", "engagement": "Gestion du numéro d'engagement",
        "service": "Gestion du code service", "either": "Gestion service ou engagement", "moa": "Est MOA", "moa_only": "MOA uniquement",
        "not_reported": "Mise en paiement non remontée", "edi": "EDI récepteur", "active": "Statut", "closed_on": "Date inactivation",
        "postcode": "Code postal", "city": "Ville",
    }  # fmt: skip


def test_a_structure_is_read_with_all_that_its_row_says():
    found, doubts = entry(
        engagement="oui", service="1", either="x", moa="avec", not_reported="oui", edi="vrai", active="Inactif", closed_on="30/06/2025",
        street="1 place du Port", postcode="35000", city="Port-Neuf",
    )  # fmt: skip

    assert doubts == []
    assert found.name == "COMMUNE DE PORT-NEUF"
    card = card_of_entry(found, date(2026, 2, 3))
    assert (card.siret, card.address) == (Siret("21350123200028"), "1 place du Port\n35000 Port-Neuf")
    assert (card.engagement_rule, card.service_code_rule, card.either_required) == (Demand.REQUIRED, Demand.REQUIRED, True)
    assert (card.moa, card.payment_not_reported, card.edi) == (Moa.WITH, True, True)
    assert (card.closed_on, card.origin, card.origin_on) == (date(2025, 6, 30), Origin.DIRECTORY, date(2026, 2, 3))


def test_what_the_table_does_not_say_is_ordinary():
    found, doubts = entry()

    assert doubts == []
    card = card_of_entry(found, date(2026, 2, 3))
    assert (card.engagement_rule, card.payment_not_reported, card.moa, card.closed_on) == (Demand.OPTIONAL, False, Moa.NONE, None)


def test_the_payment_may_be_said_either_way():
    assert entry(reported="non")[0].reported is False
    assert entry(reported="oui", not_reported="non")[0].reported is True
    assert entry(not_reported="oui")[0].reported is False


def test_a_structure_closed_on_an_unknown_day_is_closed_since_the_directory_s():
    assert card_of_entry(entry(active="non")[0], date(2026, 2, 3)).closed_on == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"siret": ""}, ("siret", "directory.siret")),
        ({"siret": "2,13501E+13"}, ("siret", "directory.rounded")),
        ({"siret": "21350123200029"}, ("siret", "number.key")),
        ({"siret": "123"}, ("siret", "number.length")),
        ({"name": "  "}, ("name", "directory.name")),
    ],
)
def test_a_row_without_siret_or_name_is_left_out(cells, problem):
    assert entry(**cells) == (None, [problem])


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"service": "SPORT"}, ("service", "directory.flag")),
        ({"moa": "bleu"}, ("moa", "directory.moa")),
        ({"closed_on": "bientôt"}, ("closed_on", "directory.day")),
    ],
)
def test_what_is_not_understood_is_a_doubt(cells, problem):
    found, doubts = entry(**cells)

    assert found is not None
    assert doubts == [problem]


def test_the_zero_that_a_spreadsheet_drops_is_put_back():
    assert entry(siret="5650001000014")[0].siret == "05650001000014"


@given(st.text("0123456789", min_size=14, max_size=14) | st.integers(0, 9999).map(lambda rank: f"2135012320{rank:04d}"))
def test_a_siret_is_read_as_everywhere_else(text):
    """The quick look at both keys never says yes where ``Siret`` says no."""
    try:
        expected = str(Siret(text))
    except UnreadableError:
        expected = None
    found, _ = entry(siret=text)

    assert (found.siret if found else None) == expected


def test_a_digit_that_is_missing_is_said_as_such():
    with pytest.raises(UnreadableError) as wrong:
        read_siret("2135012320001")

    assert wrong.value.code == "number.length"
