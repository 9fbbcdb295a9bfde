"""Seasons: one that is closed stops what is dated now, the next one is offered, and stays to be confirmed."""

from datetime import date

import pytest

from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, data, deposit, dossiers, home, invoices, issue
from chorus_desktop.services.views import Refused
from tests.helpers import clubs
from tests.helpers.clubs import LINE, PROCEDURE, TODAY, codes

AUTUMN = date(2026, 10, 5)
JUNE_NOW = {"issued_on": "05/10/2026", "period_from": "01/06/2026", "period_to": "30/06/2026"}
SEPTEMBER_NOW = {"issued_on": "05/10/2026", "period_from": "01/09/2026", "period_to": "30/09/2026"}


@pytest.fixture
def next_club(club):
    """The same club with the dossier of the next season."""
    following = dossiers.create(club.store, club.association, PROCEDURE, "2026-2027", AUTUMN)
    return clubs.Club(club.store, club.association, following, club.folder)


def errors(club, typed, today=AUTUMN):
    view = invoices.view(club.store, club.ready(typed, today=today), today)
    return codes([problem for problem in view.problems if problem.level is Level.ERROR])


def test_june_dated_in_october_stops_in_the_old_dossier(club):
    invoice_id = club.ready(JUNE_NOW, today=AUTUMN)

    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, invoice_id, AUTUMN)

    assert codes(refused.value.problems) == [("invoice.engagement", "engagement.no_window")]
    loud = {problem.code: problem.sentence for problem in invoices.view(club.store, invoice_id, AUTUMN).problems}
    assert "3 juillet 2026" in loud["season.last_deposit"]
    assert "Écrivez à la collectivité" in loud["season.last_deposit"]


def test_june_dated_in_october_stops_in_the_new_dossier_and_names_the_closed_season(next_club):
    invoice_id = next_club.ready(JUNE_NOW, today=AUTUMN)

    with pytest.raises(Refused) as refused:
        issue.finalise(next_club.store, invoice_id, AUTUMN)

    assert codes(refused.value.problems) == [("invoice.period_from", "season.period_closed")]
    assert "2025-2026, close depuis le 3 juillet 2026" in refused.value.problems[0].sentence
    letter = dossiers.letter(next_club.store, next_club.dossier, "ask_closed_season", AUTUMN, invoice_id)
    assert [email for _, email in letter.addresses] == ["cloisirs@cherbourg.fr"]
    assert "juin 2026" in letter.body


@pytest.mark.parametrize(
    ("period_from", "period_to"),
    [("15/06/2026", "15/09/2026"), ("01/07/2026", "31/08/2026"), ("01/09/2027", "30/09/2027")],
)
def test_a_period_that_leaves_the_season_stops(next_club, period_from, period_to):
    found = errors(next_club, {**JUNE_NOW, "period_from": period_from, "period_to": period_to})

    assert found == [("invoice.period_from", "season.period")]


def test_an_agreement_of_the_town_lets_the_old_dossier_finish(club):
    invoice_id = club.ready(JUNE_NOW, today=AUTUMN)
    club.types(invoice_id, AUTUMN, engagement="2026", engagement_reason="Accord écrit de la Ville du 1er octobre")

    issue.finalise(club.store, invoice_id, AUTUMN)

    view = deposit.view(club.store, invoice_id, AUTUMN)
    assert view.document.reasons == ("Accord écrit de la Ville du 1er octobre",)
    assert [problem.code for problem in view.warnings] == ["season.last_deposit"]


def test_a_closed_season_says_so_and_offers_the_next_once(club):
    view = dossiers.view(club.store, club.dossier, AUTUMN)
    assert "3 juillet 2026" in view.closed
    assert view.next_season is not None
    assert view.next_season.id == "2026-2027"

    following = dossiers.create(club.store, club.association, PROCEDURE, view.next_season.id, AUTUMN)
    assert dossiers.view(club.store, club.dossier, AUTUMN).next_season is None
    assert dossiers.create(club.store, club.association, PROCEDURE, view.next_season.id, AUTUMN) == following
    assert [row.closed for row in home.home(club.store, AUTUMN).dossiers] == [False, True]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 7, 2), "dernier dépôt le 3 juillet 2026, dans 1 jour"),
        (date(2026, 7, 3), "dernier dépôt le 3 juillet 2026, aujourd’hui"),
        (date(2026, 7, 4), "dernier dépôt le 3 juillet 2026, saison close"),
        (date(2026, 6, 1), "dernier dépôt le 3 juillet 2026, dans 32 jours"),
    ],
)
def test_the_deadline_is_said_from_today(club, today, words):
    view = dossiers.view(club.store, club.dossier, today)

    assert view.deadline == words
    assert bool(view.closed) is (today > date(2026, 7, 3))


def test_the_new_season_carries_prices_and_the_number_of_the_year_by_analogy(club):
    club.receives("2026", "CP2026/4512/1", ceiling="4 920,00")
    dossiers.save_tariffs(club.store, club.dossier, ({"activity": "Atelier judo", "unit": "présence", "unit_price": "7,50"},))

    following = dossiers.create(club.store, club.association, PROCEDURE, "2026-2027", AUTUMN)

    view = dossiers.view(club.store, following, AUTUMN)
    assert [(item.window, item.number, item.ceiling) for item in view.dossier.engagements] == [
        ("2026", "CP2026/4512/1", 492_000),
        ("2027", None, None),
    ]
    assert [row["activity"] for row in view.tariff_typed] == ["Atelier judo"]
    assert view.deadline == "dernier jour de dépôt pas encore annoncé"


def test_no_number_is_proposed_when_two_would_fit_or_none_is_known(store, tmp_path):
    club = clubs.founded(store, tmp_path)
    club.receives("2026", "CP2026/1/1")
    club.receives(dossiers.add_engagement(store, club.dossier), "CP2026/2/1")

    following = dossiers.create(store, club.association, PROCEDURE, "2026-2027", AUTUMN)

    assert [item.number for item in dossiers.view(store, following, AUTUMN).dossier.engagements] == [None, None]


def test_what_the_new_season_deduces_is_said_until_it_is_confirmed(next_club):
    invoice_id = next_club.ready(SEPTEMBER_NOW, today=AUTUMN)
    said = codes(invoices.view(next_club.store, invoice_id, AUTUMN).problems)
    assert said == [("season", "season.unconfirmed"), ("invoice.engagement", "engagement.by_analogy")]

    dossiers.confirm_season(next_club.store, next_club.dossier, AUTUMN)

    assert invoices.view(next_club.store, invoice_id, AUTUMN).problems == ()


def test_an_unconfirmed_season_can_be_invoiced_with_its_warnings(next_club):
    invoice_id, number = next_club.issues(SEPTEMBER_NOW, today=AUTUMN)

    assert number == "FA2026-001"
    assert {problem.code for problem in deposit.view(next_club.store, invoice_id, AUTUMN).warnings} == {
        "season.unconfirmed",
        "engagement.by_analogy",
    }


def test_what_an_engagement_carries_counts_over_both_seasons(club, next_club):
    club.issues()
    next_club.issues(SEPTEMBER_NOW, today=AUTUMN)

    assert dossiers.view(club.store, next_club.dossier, AUTUMN).use[0].used == 2 * 35_250


def test_the_number_of_2027_is_awaited(next_club):
    typed = {"issued_on": "10/01/2027", "period_from": "01/12/2026", "period_to": "31/12/2026"}

    found = errors(next_club, typed, date(2027, 1, 10))

    assert found == [("invoice.engagement", "engagement.awaited")]


def test_an_unknown_season_or_procedure_is_refused(club):
    with pytest.raises(Trouble, match="1999"):
        dossiers.create(club.store, club.association, PROCEDURE, "1999-2000", TODAY)
    with pytest.raises(Trouble, match="essai-inconnu"):
        dossiers.create(club.store, club.association, "essai-inconnu", "2025-2026", TODAY)


def test_the_seasons_offered_begin_with_the_open_ones(club):
    def offered(today):
        return [(season.id, closed) for procedure, season, closed in offers_of(club, today).offers if procedure.id == PROCEDURE]

    assert offered(TODAY) == [("2025-2026", False), ("2026-2027", False)]
    assert offered(AUTUMN) == [("2026-2027", False), ("2025-2026", True)]


def offers_of(club, today):
    return home.offers(club.store, club.association, today)


def test_what_was_used_or_is_near_is_offered_first_and_what_is_for_all_last(club):
    stranger = associations.create(club.store)
    known, new = offers_of(club, TODAY), home.offers(club.store, stranger, TODAY)
    associations.save(club.store, stranger, {"postcode": "50100"})
    neighbour = home.offers(club.store, stranger, TODAY)

    assert (known.near, new.near, neighbour.near) == (PROCEDURE, "", PROCEDURE)
    assert known.offers[0][0].id == PROCEDURE
    assert {found.offers[-1][0].any_recipient for found in (known, new, neighbour)} == {True}
    assert {procedure.id for procedure, _, _ in new.offers} == {item.id for item in data.procedures()}


def test_who_invoices_all_along_has_a_dossier_a_year(club):
    by_year = [(season.id, closed) for procedure, season, closed in offers_of(club, TODAY).offers if procedure.kind == "year"]

    assert set(by_year) == {("2026", False), ("2025", False)}


def test_the_period_proposed_never_slides_into_another_season(club, next_club):
    """In July and August, the month just finished is in no dossier."""
    for at_work, today in ((club, date(2026, 8, 20)), (next_club, date(2026, 9, 3)), (club, AUTUMN)):
        view = invoices.view(at_work.store, invoices.create(at_work.store, at_work.dossier, today), today)
        assert (view.typed["period_from"], view.typed["period_to"]) == ("", "")
        assert view.typed["issued_on"] == f"{today:%d/%m/%Y}"


def test_like_last_month_in_june_does_not_reach_over_the_end(club):
    june = {"issued_on": "01/07/2026", "period_from": "01/06/2026", "period_to": "30/06/2026"}
    source = club.draft(june, (LINE,), date(2026, 7, 1))

    begun = invoices.again(club.store, source, date(2026, 7, 3))

    view = invoices.view(club.store, begun, date(2026, 7, 3))
    assert view.typed["period_to"] == "31/07/2026"
    assert ("invoice.period_from", "season.period") in codes(view.problems)
