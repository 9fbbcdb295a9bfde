"""The home page, the list of all invoices, and where one was."""

from datetime import date

from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.task import Stage
from chorus_desktop.services import associations, home, invoices, issue, trash
from chorus_desktop.store.past_invoices import add_past_invoice
from tests.helpers import clubs
from tests.helpers.clubs import JANUARY, LINE, TODAY


def test_an_empty_file_has_an_empty_home(store):
    seen = home.home(store, TODAY)

    assert (seen.associations, seen.dossiers, seen.practice) == ((), (), False)
    beside = home.column(store)
    assert (beside.holders, beside.trash, beside.practice) == ((), 0, False)
    assert home.invoice_table(store) == []


def test_each_dossier_says_what_to_do_now(store, tmp_path):
    new = clubs.founded(store, tmp_path, name="", siret="")
    judo = clubs.judo(store, tmp_path)
    judo.draft()

    first, second = home.home(store, TODAY).dossiers

    assert (first.id, first.next.stage if first.next else None, first.invoice_id) == (new.dossier, Stage.ASSOCIATION, "")
    assert (second.association, second.title) == ("Judo Club de la Baie", "C’LOISIRS 2025-2026")
    assert (second.recipient, second.deadline) == ("Ville de Cherbourg-en-Cotentin", "dernier dépôt le 3 juillet 2026, dans 150 jours")
    assert second.next is not None
    assert (second.next.stage, second.done, second.total) == (Stage.ATTACHMENTS, 5, 7)


def test_amounts_count_what_has_its_number_less_what_was_given_back(club):
    first, _ = club.issues()
    issue.deposited(club.store, first, TODAY)
    second, _ = club.issues(JANUARY, ({**LINE, "quantity": "10"},))
    club.draft()
    credit = invoices.credit(club.store, first, TODAY)
    invoices.save(club.store, credit, {}, ({**LINE, "quantity": "2"},), TODAY)
    issue.finalise(club.store, credit, TODAY)
    issue.cancel(club.store, second, TODAY, "Erreur")

    (row,) = home.home(club.store, TODAY).dossiers
    assert (row.invoiced, row.deposited) == (35_250 - 1_500, 35_250)


def test_the_list_shows_every_invoice_with_its_state_in_words(store, club, tmp_path):
    dance = clubs.judo(store, tmp_path, name="Danse du Roule", siret="987 654 324 00019", numbering="D{n}")
    issued, _ = club.issues()
    issue.deposited(store, issued, TODAY)
    credit = invoices.credit(store, issued, TODAY)
    dance.issues()
    undated = club.draft({**JANUARY, "issued_on": "", "period_from": ""})

    assert [(row.association, row.number, row.title, row.issued_on, row.said, row.net) for row in home.invoice_table(store)] == [
        ("Judo Club de la Baie", "", "Facture en préparation", "", "En préparation", 35_250),
        ("Judo Club de la Baie", "", "Avoir de janvier 2026", "2026-02-03", "En préparation", -35_250),
        ("Danse du Roule", "D1", "Facture de janvier 2026", "2026-01-31", "Finalisée, à déposer", 35_250),
        ("Judo Club de la Baie", "FA2026-001", "Facture de janvier 2026", "2026-01-31", "Déposée", 35_250),
    ]
    assert {row.id for row in home.invoice_table(store)} > {undated, credit}


def test_a_list_shows_what_is_known_of_a_half_typed_invoice(club):
    club.draft({**JANUARY, "issued_on": "le 31"}, (LINE, {**LINE, "quantity": "dix"}))

    (row,) = home.invoice_table(club.store)

    assert (row.issued_on, row.net, row.engagement) == ("", 35_250, "")


def test_where_one_was_is_there_again_unless_it_is_gone(club, tmp_path):
    draft = club.ready()
    assert home.position(club.store) == ""
    home.keep_position(club.store, f"invoice {draft} notes")
    club.store.close()

    store = clubs.opened(tmp_path)
    assert home.position(store) == f"invoice {draft} notes"
    assert home.still_there(store, "invoice", draft)
    assert not home.still_there(store, "issued", draft)
    issue.finalise(store, draft, TODAY)
    assert not home.still_there(store, "invoice", draft)
    assert home.still_there(store, "issued", draft)
    for page, record in (("association", club.association), ("past", club.association), ("dossier", club.dossier)):
        assert home.still_there(store, page, record)
        assert not home.still_there(store, page, "gone")
    store.close()


def test_the_column_names_who_holds_the_file(store, tmp_path):
    clubs.founded(store, tmp_path)
    clubs.founded(store, tmp_path, name="", siret="")

    assert [(each.name, each.siret) for each in home.column(store).holders] == [("", ""), ("Judo Club de la Baie", "123 456 782 00010")]


def test_an_association_without_a_dossier_is_there_too(store):
    lonely = associations.create(store)
    associations.save(store, lonely, {"name": "Danse du Roule"})

    assert [view.id for view in home.home(store, TODAY).associations] == [lonely]


LONG_AFTER = date(2027, 9, 1)


def test_a_dossier_of_years_ago_sleeps_once_all_of_it_is_deposited(club):
    first, _ = club.issues()
    (row,) = home.home(club.store, LONG_AFTER).dossiers
    assert not row.asleep

    issue.deposited(club.store, first, TODAY)
    (row,) = home.home(club.store, LONG_AFTER).dossiers
    assert (row.asleep, row.title, row.invoiced, row.deposited, row.next) == (True, "C’LOISIRS 2025-2026", 35_250, 35_250, None)
    (row,) = home.home(club.store, date(2027, 6, 1)).dossiers
    assert not row.asleep, "not a year after its season"

    club.draft()
    (row,) = home.home(club.store, LONG_AFTER).dossiers
    assert not row.asleep


def test_a_long_list_is_cut_by_year(club, monkeypatch):
    club.issues()
    club.draft({**JANUARY, "issued_on": ""})
    add_past_invoice(club.store, club.association, PastInvoice(number="FA2024-9", day=date(2024, 5, 1), amount=1_000))
    assert home.invoice_years(club.store) == ()
    assert len(home.invoice_table(club.store)) == 3

    monkeypatch.setattr(home, "MOST_LISTED", 2)
    assert home.invoice_years(club.store) == ("2026", "2024")
    assert [row.number for row in home.invoice_table(club.store, "2026")] == ["", "FA2026-001"]
    assert [row.number for row in home.invoice_table(club.store, "2024")] == ["", "FA2024-9"]


def test_where_one_was_is_told_without_reading_every_invoice(club):
    draft = club.draft()
    assert home.still_there(club.store, "invoice", draft)
    assert not home.still_there(club.store, "issued", draft)
    assert not home.still_there(club.store, "invoice", "gone")
    trash.delete_invoice(club.store, draft, TODAY)
    assert not home.still_there(club.store, "invoice", draft)


def test_a_position_kept_forgets_nothing_that_was_read(club):
    read = []
    club.store.remembered("read", lambda: read.append(1))
    home.keep_position(club.store, "dossier 1")
    club.store.remembered("read", lambda: read.append(2))
    assert read == [1]
    club.draft()
    club.store.remembered("read", lambda: read.append(3))
    assert read == [1, 3]
