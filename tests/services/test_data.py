"""The data shipped is read whole; a damaged file is said with its name and the place that is wrong."""

from datetime import date, timedelta

import pytest

from chorus_desktop import resources
from chorus_desktop.domain.holidays import SchoolHolidays
from chorus_desktop.domain.portal import VatRules
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, toml_data

TEXT = resources.text("procedures", "cloisirs-cherbourg.toml")
NAME = "procedures/essai.toml"


def refused(text, shape=Procedure):
    with pytest.raises(Trouble) as trouble:
        toml_data.read_toml(NAME, text, shape)
    assert NAME in trouble.value.sentence
    assert trouble.value.what_to_do
    return trouble.value.sentence


def test_every_procedure_shipped_is_read_once():
    assert sorted(item.id for item in data.procedures()) == [name.removesuffix(".toml") for name in resources.names("procedures", ".toml")]
    assert data.procedures() is data.procedures()
    assert data.procedure("cloisirs-cherbourg") in data.procedures()


def test_exactly_one_procedure_is_for_the_demo():
    assert [item for item in data.procedures() if item.demo and item.demo_day] == [data.demo_procedure()]


def test_without_a_procedure_for_the_demo_the_installation_is_damaged(monkeypatch):
    monkeypatch.setattr(data, "procedures", lambda: ())

    with pytest.raises(Trouble, match="exemple") as trouble:
        data.demo_procedure()
    assert "Réinstallez" in trouble.value.what_to_do


def test_an_unknown_procedure_says_which_are_known():
    with pytest.raises(Trouble, match="essai-inconnu") as trouble:
        data.procedure("essai-inconnu")
    assert "cloisirs-cherbourg" in trouble.value.what_to_do


def test_the_portal_is_read_once_and_whole():
    portal = data.portal()

    assert portal is data.portal()
    assert [len(part) > 0 for part in (portal.vat, portal.vat_rates, portal.terms, portal.form, portal.clicks)] == [True] * 5


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("confirmed = true", "confirmé = true", "ligne 98"),
        ('title = "C’LOISIRS, Ville', "title = C’LOISIRS, Ville", "pas écrit en TOML (ligne "),
        ("confirmed = true", "", "il manque la clé «\u00a0seasons.0.confirmed\u00a0»"),
        ("confirmed = true", "confirmed = true\ncolour = 1", "la clé «\u00a0seasons.0.colour\u00a0» est inconnue"),
        ("max_years = 5", "max_years = 50", "«\u00a0convention.max_years\u00a0» n’est pas acceptée (50)"),
        (
            '"20005684400018"',
            '"2000568440001"',
            "«\u00a0recipient.siret\u00a0» n’est pas acceptée (Le SIRET a 14 chiffres\u00a0; il en manque un",
        ),
        ("{signer}", "{nobody}", "«\u00a0letters.0.body\u00a0» n’est pas acceptée"),
    ],
)
def test_a_damaged_file_names_the_place(before, after, said):
    assert before in TEXT
    if said == "ligne 98":
        line = TEXT[: TEXT.index(before)].count("\n") + 1
        said = f"pas écrit en TOML (ligne {line})"

    assert said in refused(TEXT.replace(before, after, 1))


def test_a_file_cut_short_is_said():
    assert "(à la fin)" in refused("[[")


def test_two_entries_with_one_key_are_said_of_the_whole_file():
    assert "(tout le fichier)" in refused(TEXT + '\n[[letters]]\nkey = "ask_season"\ntitle = "x"\nsubject = "x"\nbody = "x"\n')


def test_rules_of_vat_are_held_to_the_known_situations():
    text = 'title = "t"\nsource = "s"\nchecked_on = 2026-11-21\nrates = []\n[[rules]]\nsituation = "unheard"\nmention = ""\nportal_type = "x"\n'

    assert "rules.0.situation" in refused(text, VatRules)


def test_the_age_of_the_rules_is_that_of_the_least_recently_checked():
    today = data.portal().checked_on + timedelta(days=10)

    age = data.age_of_rules(today)

    assert age.checked_on == min(source.checked_on for source in age.sources)
    assert age.days == (today - age.checked_on).days
    assert {source.title for source in age.sources} >= {
        "Limites des fichiers",
        "Préparation du compte et de la structure",
        "C’LOISIRS 2025-2026",
        "C’LOISIRS 2026-2027",
    }
    assert not age.old
    assert age.sentence.startswith("Règles vérifiées le ")
    assert age.sentence.count(".") == 1


def test_rules_checked_more_than_a_year_ago_say_so():
    age = data.age_of_rules(date(2030, 1, 1))

    assert age.old
    assert "plus d’un an" in age.sentence


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("first = 2025-10-18", "first = 2025-11-18", "years.0.spans.0"),
        ("first = 2025-10-18", 'first = "la Toussaint"', "years.0.spans.0.first"),
        ('zones = ["A"]', "zones = []", "years.0.spans.2.zones"),
        ("[[zones]]", "[[zones", "pas écrit en TOML"),
    ],
)
def test_school_holidays_that_are_damaged_are_said(before, after, said):
    text = resources.text("school", "holidays.toml").replace(before, after, 1)

    assert said in refused(text, SchoolHolidays)


def test_the_age_of_the_school_holidays_is_shown_with_the_rules():
    sources = data.age_of_rules(date(2026, 12, 1)).sources

    assert data.school_holidays() is data.school_holidays()
    assert data.school_holidays().checked_on in {part.checked_on for part in sources if part.title == "Vacances scolaires"}
