"""What a payer asks, as data: C'LOISIRS as its notice says it, and what a procedure's file may not hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.engagement import mask_matches
from chorus_desktop.domain.procedure import LETTER_KEYS, Letter, Procedure
from chorus_desktop.domain.recipient import Demand
from tests.helpers import examples

CLOISIRS = examples.cloisirs()


def with_changes(**changes):
    return Procedure.model_validate({**CLOISIRS.model_dump(), **changes})


def test_the_town_and_where_the_convention_goes():
    assert (CLOISIRS.recipient.name, CLOISIRS.recipient.siret) == ("Ville de Cherbourg-en-Cotentin", "20005684400018")
    assert CLOISIRS.recipient.engagement_rule is Demand.REQUIRED
    assert (CLOISIRS.recipient.service_code_rule, CLOISIRS.recipient.service_code) == (Demand.OPTIONAL, None)
    assert CLOISIRS.recipient.payment_days == 30
    assert CLOISIRS.convention is not None
    assert CLOISIRS.convention.send_to.email == "cloisirs@cherbourg.fr"
    assert "13 rue Tour Carrée" in CLOISIRS.convention.send_to.lines
    assert (CLOISIRS.convention.required, CLOISIRS.convention.tacit_renewal, CLOISIRS.convention.max_years) == (True, True, 5)
    assert "25 juin 2025" in CLOISIRS.convention.renewal_note


def test_the_four_steps_of_the_notice():
    assert [step.key for step in CLOISIRS.steps] == ["convention", "engagement", "invoice", "deposit"]
    assert all(step.title and step.text for step in CLOISIRS.steps)


def test_the_season_of_2025():
    season = examples.season("2025-2026")

    assert season.confirmed
    assert (season.last_deposit, season.ends_on) == (date(2026, 7, 3), date(2026, 7, 3))
    assert [(window.mask, window.issued_from, window.issued_to) for window in season.windows] == [
        ("CP2025/*/1", date(2025, 9, 1), date(2025, 12, 31)),
        ("CP2026/*/1", date(2026, 1, 1), date(2026, 7, 3)),
    ]
    assert "janvier 2025" in season.windows[0].member_note
    assert season.windows[1].available_from == date(2026, 1, 1)
    assert not any(window.by_analogy for window in season.windows)


def test_the_season_of_2026_is_to_be_confirmed_and_invents_no_deadline():
    season = examples.season("2026-2027")

    assert not season.confirmed
    assert season.last_deposit is None
    assert [(window.mask, window.issued_from, window.issued_to, window.by_analogy) for window in season.windows] == [
        ("CP2026/*/1", date(2026, 9, 1), date(2026, 12, 31), True),
        ("CP2027/*/1", date(2027, 1, 1), None, True),
    ]
    assert season.windows[1].available_from == date(2027, 1, 1)
    assert season.note


def test_seasons_follow_each_other():
    first, second = examples.season("2025-2026"), examples.season("2026-2027")

    assert CLOISIRS.next_season(first) == second
    assert CLOISIRS.next_season(second) is None
    assert CLOISIRS.season_of(date(2026, 7, 3)) == first
    assert CLOISIRS.season_of(date(2026, 7, 4)) is None
    assert CLOISIRS.season_of(date(2026, 9, 1)) == second
    assert CLOISIRS.season("2024-2025") is None


def test_its_own_example_has_the_form_it_asks():
    assert mask_matches(CLOISIRS.engagement.mask, CLOISIRS.engagement.example)
    assert "convention" in CLOISIRS.engagement.where_to_find


def test_attestations_are_required_and_the_rest_is_not():
    assert {rule.kind: rule.demand for rule in CLOISIRS.attachments} == {
        "attestation": "required",
        "convention": "optional",
        "other": "optional",
    }
    rule = CLOISIRS.attachment_rule("attestation")
    assert rule is not None
    assert rule.file_stem == "attestations"
    assert CLOISIRS.attachment_rule("photo") is None


def test_links_laws_and_letters_are_all_there():
    addresses = [link.url for link in CLOISIRS.links]
    laws = [f"{law.title} {law.text} {law.today}" for law in CLOISIRS.laws]

    assert addresses[:3] == [
        "https://portail.chorus-pro.gouv.fr",
        "https://chorus-pro.gouv.fr/cpp/utilisateur?execution=e1s1",
        "https://www.youtube.com/watch?v=zLUAFnjHp-8",
    ]
    assert "2014-697" in laws[0]
    assert "2016-1478" in laws[1]
    assert "2192-3" in laws[1]
    for key in ("send_convention", "cover_letter", "ask_engagement", "ask_season", "ask_closed_season", "ask_ceiling"):
        letter = CLOISIRS.letter(key)
        assert letter is not None
        assert letter.subject
    assert CLOISIRS.letter("none") is None


def test_the_demo_happens_inside_a_season():
    assert CLOISIRS.demo
    assert CLOISIRS.demo_day is not None
    assert examples.season("2025-2026").covers(CLOISIRS.demo_day, CLOISIRS.demo_day)


@pytest.mark.parametrize("text", ["{nobody}", "{}", "{0}", "{association.name}", "{association!r}", "{period:>9}", "{siret[0]}"])
@pytest.mark.parametrize("field", ["subject", "body"])
def test_a_letter_holds_known_places_only(field, text):
    with pytest.raises(ValueError, match="unknown place"):
        Letter(**{"key": "k", "title": "t", "subject": "s", "body": "b", field: text})


@given(st.lists(st.sampled_from(sorted(LETTER_KEYS))))
def test_a_letter_may_hold_every_known_place(keys):
    body = " ".join(f"{{{key}}}" for key in keys)

    assert Letter(key="k", title="t", subject="s", body=body).body.format_map(dict.fromkeys(LETTER_KEYS, "")).strip() == ""


def test_an_unclosed_place_is_refused():
    with pytest.raises(ValueError, match="validation error"):
        Letter(key="k", title="t", subject="{association", body="")


@pytest.mark.parametrize("part", ["seasons", "attachments", "checklist", "letters", "steps"])
def test_two_entries_never_share_a_key(part):
    entries = CLOISIRS.model_dump()[part]

    with pytest.raises(ValueError, match="share a key"):
        with_changes(**{part: [*entries, entries[0]]})


def test_two_windows_of_a_season_never_share_a_key():
    seasons = CLOISIRS.model_dump()["seasons"]
    seasons[0]["windows"] = [*seasons[0]["windows"], seasons[0]["windows"][0]]

    with pytest.raises(ValueError, match="window of 2025-2026"):
        with_changes(seasons=seasons)


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"id": "cloisirs"},
        {"id": "C Loisirs-x"},
        {"kind": "market"},
        {"seasons": []},
        {"colour": "blue"},
        {"links": [{"title": "x", "url": "http://x.fr"}]},
    ],
)
def test_a_file_of_another_form_is_refused(changes):
    with pytest.raises(ValueError, match="validation error"):
        with_changes(**changes)
