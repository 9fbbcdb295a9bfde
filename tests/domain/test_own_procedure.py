"""A procedure that a volunteer types: what is missing is said with its place, what is complete becomes strict and stays the same."""

from datetime import date

import pytest

from chorus_desktop.domain.own_beginning import copied, extending, from_procedure
from chorus_desktop.domain.own_building import completed, extended, free, slug, together
from chorus_desktop.domain.own_problems import own_problems
from chorus_desktop.domain.own_procedure import LetterUse, OwnDocument, OwnProcedure, Rhythm
from chorus_desktop.domain.own_typing import read_rows, write_rows
from chorus_desktop.domain.procedure import Letter
from chorus_desktop.domain.recipient import Demand
from chorus_desktop.services import data
from tests.helpers.examples import cloisirs
from tests.helpers.towns import PORT_NEUF

LETTER = {"letters": "", "letters.a.use": "ask_season", "letters.a.subject": "Saison {season}", "letters.a.body": "Bonjour"}
SEASON = "seasons.a"


def typed(**changes):
    """What is typed of Port-Neuf; ``changes`` name a field, or with ``__`` for a dot the field of a row."""
    return {**PORT_NEUF, **{name.replace("__", "."): text for name, text in changes.items()}}


def own(texts=PORT_NEUF):
    return read_rows(OwnProcedure, texts, OwnProcedure()).value


def served(texts=PORT_NEUF):
    made = completed(own(texts), ())
    assert made.served is not None
    return made.served


def found(texts):
    return [(problem.where, problem.code) for problem in own_problems(own(texts))]


def test_what_is_typed_becomes_a_procedure():
    assert found(PORT_NEUF) == []
    made = served()

    assert (made.id, made.title, made.kind) == ("pass-sports-ville-de-port-neuf", "Pass’Sports, Ville de Port-Neuf", "season")
    assert made.recipient.siret == "73282932000074"
    assert made.recipient.address == ("Service des sports", "1 place du Port", "50999 Port-Neuf")
    assert made.recipient.engagement_rule is Demand.REQUIRED
    (season,) = made.seasons
    assert (season.id, season.last_deposit, season.checked_on) == ("2025-2026", date(2026, 9, 15), date(2026, 1, 10))
    assert [(rule.kind, rule.demand, rule.file_stem) for rule in made.attachments] == [
        ("liste-des-seances", "required", "liste-des-seance")
    ]
    assert (made.convention, made.demo) == (None, False)


def test_the_form_of_a_number_is_typed_once():
    (window,) = served().seasons[0].windows
    assert (served().engagement.mask, window.mask) == ("BC*/*", "BC2026/*")

    (own_form,) = served(typed(seasons__a__windows__w__mask="PN{année}-*")).seasons[0].windows
    assert own_form.mask == "PN2026-*"
    (none,) = served(typed(mask="")).seasons[0].windows
    assert (none.mask, served(typed(mask="")).engagement.mask) == ("*", "*")


def test_all_year_long_there_is_no_season():
    made = served(typed(rhythm="year"))

    assert (made.kind, made.seasons) == ("year", ())
    assert own(typed(rhythm="year")).seasons, "what was typed waits for the choice to change again"


def test_a_convention_is_asked_with_its_service():
    asked = {"convention": "oui", "tacit_renewal": "oui", "convention_to": "Service des sports", "convention_years": "3"}
    rule = served(typed(**asked, convention_email="sports@port-neuf.example")).convention

    assert rule is not None
    assert (rule.max_years, rule.tacit_renewal, rule.send_to.title, rule.send_to.email) == (
        3,
        True,
        "Service des sports",
        "sports@port-neuf.example",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"scheme": ""}, ("scheme", "own.scheme")),
        ({"rhythm": ""}, ("rhythm", "own.rhythm")),
        ({"recipient_name": ""}, ("recipient_name", "own.recipient")),
        ({"scheme": "x" * 151}, ("scheme", "own.name_long")),
        ({"recipient_name": "x" * 151}, ("recipient_name", "own.name_long")),
        ({"siret": ""}, ("siret", "own.siret")),
        ({"source": ""}, ("source", "own.source")),
        ({"checked_on": ""}, ("checked_on", "own.checked_on")),
        ({"mask": "BC" + "x" * 60}, ("mask", "own.mask")),
        ({"mask": "BC*-*-*-*-*"}, ("mask", "own.mask")),
        ({"mask": "BC**"}, ("mask", "own.mask")),
        ({"mask": "BC{mois}/*"}, ("mask", "own.mask_braces")),
        ({"convention": "oui", "convention_years": "3"}, ("convention_to", "own.convention_to")),
        ({"convention": "oui", "convention_to": "Sports", "convention_years": "trois"}, ("convention_years", "own.years")),
        ({"seasons__a__title": ""}, (f"{SEASON}.title", "own.row_title")),
        ({"seasons__a__starts_on": ""}, (f"{SEASON}.starts_on", "own.season_days")),
        ({"seasons__a__ends_on": ""}, (f"{SEASON}.ends_on", "own.season_days")),
        ({"seasons__a__ends_on": "01/08/2025"}, (f"{SEASON}.ends_on", "own.season_order")),
        ({"seasons__a__last_deposit": "01/08/2025"}, (f"{SEASON}.last_deposit", "own.season_deposit")),
        ({"seasons__b__title": "2025-2026", "seasons__b__starts_on": "01/09/2026", "seasons__b__ends_on": "31/08/2027"},
         ("seasons.b.title", "own.season_twice")),
        ({"seasons__a__windows__w__title": ""}, (f"{SEASON}.windows.w.title", "own.row_title")),
        ({"seasons__a__windows__w__issued_from": ""}, (f"{SEASON}.windows.w.issued_from", "own.window_from")),
        ({"seasons__a__windows__w__issued_to": "01/12/2025"}, (f"{SEASON}.windows.w.issued_to", "own.window_order")),
        ({"seasons__a__windows__w__mask": "**"}, (f"{SEASON}.windows.w.mask", "own.mask")),
        ({"steps__a__title": " "}, ("steps.a.title", "own.row_title")),
        ({"links__a__url": "http://portail.example"}, ("links.a.url", "own.link_url")),
        ({"links__a__url": "https://portail.example@ailleurs.example"}, ("links.a.url", "own.link_url")),
        ({"summary": "Voir file:///media/cle"}, ("summary", "text.link")),
        ({"steps__a__text": "C:\\Users\\Marie"}, ("steps.a.text", "text.path")),
        ({"where_to_find": "Ici\u202eou là"}, ("where_to_find", "text.control")),
        ({"steps__a__text": "x" * 10_001}, ("steps.a.text", "text.long")),
        ({f"links__r{rank}__{name}": text for rank in range(300) for name, text in (("title", "x"), ("url", "https://a.fr"))},
         ("links", "own.many")),
        ({**LETTER, "letters.a.use": ""}, ("letters.a.use", "own.letter_use")),
        ({**LETTER, "letters.a.body": " "}, ("letters.a.body", "own.row_title")),
        ({**LETTER, "letters.b.use": "ask_season", "letters.b.subject": "x", "letters.b.body": "x"}, ("letters.b.use", "own.letter_twice")),
        ({**LETTER, "letters.a.body": "{mot de passe}"}, ("letters.a.body", "own.letter_place")),
        ({**LETTER, "letters.a.body": "{siret!r}"}, ("letters.a.body", "own.letter_place")),
        ({**LETTER, "letters.a.subject": "{season"}, ("letters.a.subject", "own.letter_braces")),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_said_with_its_place(changes, expected):
    assert found(typed(**changes)) == [expected]


def test_a_scheme_by_seasons_has_one():
    assert found({path: text for path, text in PORT_NEUF.items() if not path.startswith("seasons.")}) == [("seasons", "own.no_season")]


@pytest.mark.parametrize("shipped", data.procedures(), ids=lambda item: item.id)
def test_a_procedure_opened_and_left_alone_stays_the_same(shipped):
    opened = from_procedure(shipped)

    assert own_problems(opened) == ()
    assert completed(opened, ()).served == shipped.model_copy(update={"demo": False, "demo_day": None})


def test_what_no_field_shows_stays_as_it_was():
    opened = from_procedure(cloisirs())
    texts = {**write_rows(opened, {}), "summary": "Autre phrase."}
    made = completed(read_rows(OwnProcedure, texts, opened).value, ()).served

    assert made is not None
    assert made.summary == "Autre phrase."
    assert made.laws == cloisirs().laws
    assert made.seasons == cloisirs().seasons
    assert made.title == cloisirs().title


def test_a_letter_of_another_kind_stays():
    other = Letter(key="autre", title="Autre", subject="x", body="y")
    procedure = cloisirs().model_copy(update={"letters": (other,)})

    assert completed(from_procedure(procedure), ()).served == procedure.model_copy(update={"demo": False, "demo_day": None})


def test_settings_of_the_structure_go_with_its_siret():
    payer = cloisirs().recipient.model_copy(update={"payment_days": 50, "service_code_rule": Demand.NONE})
    opened = from_procedure(cloisirs().model_copy(update={"recipient": payer}))
    same = completed(opened, ()).served
    other = completed(opened.model_copy(update={"siret": own().siret, "recipient_name": "Ville de Port-Neuf"}), ()).served

    assert same is not None
    assert other is not None
    assert (same.recipient.payment_days, same.recipient.service_code_rule) == (50, Demand.NONE)
    assert (other.recipient.payment_days, other.recipient.service_code_rule) == (30, Demand.OPTIONAL)
    assert other.title == "C’LOISIRS, Ville de Port-Neuf"


def test_a_copy_says_nothing_of_the_first_payer_unseen():
    copy = copied(cloisirs())
    assert copy.served is None
    assert {problem.where for problem in own_problems(copy)} == {"recipient_name", "siret", "convention_to", "source", "checked_on"}

    known = {"recipient_name": "Ville de Port-Neuf", "siret": own().siret, "convention_to": "Sports", "source": "x"}
    made = completed(copy.model_copy(update={**known, "checked_on": date(2026, 1, 1)}), ()).served
    assert made is not None
    assert made.id == "c-loisirs-ville-de-port-neuf"
    assert (made.laws, made.engagement.awaited, made.contacts) == ((), "", ())
    assert made.convention is not None
    assert (made.convention.renewal_note, made.convention.send_to.lines) == ("", ())
    assert [window.member_note for season in made.seasons for window in season.windows] == ["", "", "", ""]
    assert [item.known_by for item in made.checklist] == [item.known_by for item in cloisirs().checklist]


def test_identifiers_stay_whatever_is_typed_afterwards():
    first = completed(own(), ())
    later = completed(
        first.model_copy(
            update={"scheme": "Pass’Culture", "documents": (first.documents[0], OwnDocument(id="b", title="Liste des séances"))}
        ),
        (),
    )

    assert later.procedure == "pass-sports-ville-de-port-neuf"
    assert [row.key for row in later.documents] == ["liste-des-seances", "liste-des-seances-2"]
    assert later.served is not None
    assert later.served.scheme == "Pass’Culture"


def test_long_names_give_a_short_identifier():
    made = completed(own(typed(scheme="sport " * 25, recipient_name="ville " * 25)), ())

    assert len(made.procedure) <= 73
    assert not made.procedure.endswith("-")


def test_an_identifier_is_never_taken_twice():
    assert completed(own(), {"pass-sports-ville-de-port-neuf"}).procedure == "pass-sports-ville-de-port-neuf-2"
    assert completed(own(typed(scheme="Жя", recipient_name="?")), ()).procedure == "demarche-payeur"
    assert (slug("Pass’Sports, été œuvre"), free("a", {"a", "a-2"})) == ("pass-sports-ete-oeuvre", "a-3")


def test_a_season_added_wins_over_the_one_shipped():
    begun = extending(cloisirs())
    assert [season.title for season in begun.seasons] == ["2026-2027"]
    assert own_problems(begun) == ()
    texts = {**write_rows(begun, {}), "seasons.0.last_deposit": "02/07/2027", "seasons.0.confirmed": "oui"}
    hers = completed(read_rows(OwnProcedure, texts, begun).value, ())

    (after,) = [item for item in together(data.procedures(), [hers]) if item.id == cloisirs().id]
    assert [season.id for season in after.seasons] == ["2025-2026", "2026-2027"]
    assert after.seasons[1].last_deposit == date(2027, 7, 2)
    assert after.seasons[0] == cloisirs().seasons[0]
    assert hers.procedure == ""


def test_a_new_season_is_added_in_its_place():
    later = cloisirs().seasons[1].model_copy(update={"id": "2024-2025", "starts_on": date(2024, 9, 1)})

    assert [season.id for season in extended(cloisirs(), (later,)).seasons] == ["2024-2025", "2025-2026", "2026-2027"]


def test_an_added_season_has_its_own_source():
    begun = extending(cloisirs())
    bare = begun.model_copy(update={"seasons": (begun.seasons[0].model_copy(update={"source": "", "checked_on": None}),)})

    assert [(problem.where, problem.code) for problem in own_problems(bare)] == [
        ("seasons.0.source", "own.source"),
        ("seasons.0.checked_on", "own.checked_on"),
    ]


def test_hers_wins_over_a_shipped_one_of_the_same_identifier():
    hers = from_procedure(cloisirs().model_copy(update={"summary": "La mienne."}))
    lost = extending(cloisirs()).model_copy(update={"extends": "une-autre"})

    assert [item.summary for item in together([cloisirs()], [hers, lost, OwnProcedure()])] == ["La mienne."]


def test_rows_come_back_as_they_were_typed():
    texts = typed(seasons__a__starts_on="31/02/2025", seasons__a__windows__w__issued_from="demain", steps__b__title="Puis")
    reading = read_rows(OwnProcedure, texts, OwnProcedure())
    shown = write_rows(reading.value, reading.unread)

    assert [problem.where for problem in reading.problems] == ["seasons.a.starts_on", "seasons.a.windows.w.issued_from"]
    assert {path: shown[path] for path in texts} == texts
    assert [step.title for step in reading.value.steps] == ["Recevoir le bon de commande", "Puis"]


def test_a_list_that_the_form_does_not_show_stays():
    before = own()

    assert read_rows(OwnProcedure, {"summary": "x"}, before).value.steps == before.steps
    assert read_rows(OwnProcedure, {"steps": ""}, before).value.steps == ()


def test_choices_and_names_are_said_in_words():
    labels = [choice.label for choice in (*Rhythm, *LetterUse)]

    assert len(set(labels)) == len(labels)
    assert own().name == "Pass’Sports, Ville de Port-Neuf"
    assert own(typed(scheme="")).name == "Ville de Port-Neuf"
