"""The task list of a dossier."""

from datetime import date

import pytest

from chorus_desktop import services
from chorus_desktop.ui.pages import dossier
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.widgets.task_row import TaskRow

SUMMER = date(2026, 7, 20)
DOUBT = "La période facturée finit après la date de la facture\u00a0: facturez ce qui est déjà réalisé."


def opened(room, dossier_id=""):
    return room.show(DossierPage(room.desk, dossier_id or room.club.dossier))


def rows(room):
    return [row.accessibleName() for row in room.everything(TaskRow)]


def unconfirmed(room):
    return services.dossiers.create(room.store, room.club.association, "cloisirs-cherbourg", "2026-2027", room.today)


def test_the_window_is_named_after_the_dossier(room):
    opened(room)

    assert room.shell.windowTitle().startswith("C’LOISIRS 2025-2026")


def test_what_to_do_now_comes_first(room):
    draft = room.club.draft()
    opened(room)

    assert "À faire maintenant\nJoindre les attestations de présence\nAucune pièce jointe" in room.reads()
    room.press("Joindre les pièces")
    assert room.ways.taken == [("attachments", draft)]


@pytest.mark.parametrize(
    ("row", "way"),
    [
        ("Mon association, Terminé", "association"),
        ("Faire signer la convention, Terminé", "convention"),
        ("Indiquer les numéros d’engagement, Terminé", "engagements"),
        ("Préparer la facture de janvier 2026, Terminé", "invoice"),
        ("Joindre les attestations de présence, À faire", "attachments"),
    ],
)
def test_each_row_opens_its_page(room, row, way):
    draft = room.club.draft()
    opened(room)

    room.press(row)

    ids = {"association": room.club.association, "convention": room.club.dossier, "engagements": room.club.dossier}
    assert room.ways.taken == [(way, ids.get(way, draft))]


def test_a_row_that_must_wait_says_why_and_offers_what_comes_first(room):
    draft = room.club.draft()
    room.asked.answers = [False, True]
    opened(room)

    room.press("Déposer sur Chorus Pro, Pas encore possible")
    assert room.asked.asked == ["«\u00a0Déposer sur Chorus Pro\u00a0»\u00a0: pas encore possible D’abord joindre les pièces demandées."]
    assert room.ways.taken == []

    room.press("Déposer sur Chorus Pro, Pas encore possible")
    assert room.ways.taken == [("attachments", draft)]


def test_without_an_invoice_the_row_begins_one(room):
    opened(room)

    room.press("Préparer une facture, À faire")

    [(way, invoice_id)] = room.ways.taken
    assert way == "invoice"
    assert services.invoices.view(room.store, invoice_id, room.today).dossier_id == room.club.dossier


def test_an_issued_invoice_opens_its_deposit(room):
    issued = room.club.issue()
    opened(room)

    room.press("Facture n° FA2026-001, Finalisée, à déposer" if any("n°" in name for name in rows(room)) else rows(room)[-1])

    assert room.ways.taken == [("issued", issued)]


def test_as_last_time_begins_from_the_last_issued(room):
    room.club.issue()
    opened(room)

    [name] = [said for said in names_of_buttons(room) if said.startswith("Comme la dernière fois")]
    room.press(name)

    [(way, copy)] = room.ways.taken
    assert way == "invoice"
    assert len(services.invoices.view(room.store, copy, room.today).work.invoice.lines) == 3


def names_of_buttons(room):
    from PySide6.QtWidgets import QPushButton

    return [button.accessibleName() or button.text() for button in room.everything(QPushButton)]


def test_there_is_nothing_to_copy_at_first(room):
    room.club.draft()
    opened(room)

    assert [said for said in names_of_buttons(room) if said.startswith("Comme la dernière fois")] == []


def test_what_engagements_carry_is_shown(room):
    room.club.issue()
    opened(room)

    assert "Engagement CP2026/4512/1" in room.reads()
    assert "4\u202f395,00\u00a0€ restent sur 4\u202f920,00\u00a0€" in room.reads()
    assert "CP2025/4388/1\u00a0: 0,00\u00a0€, sans plafond connu" in room.reads()


def test_a_closed_season_opens_the_next_to_confirm(room):
    room.today = SUMMER
    opened(room)

    assert "La date limite de dépôt de cette saison était le 3 juillet 2026." in room.reads()
    room.press("Ouvrir la saison 2026-2027 (à confirmer)")

    [(way, following)] = room.ways.taken
    assert way == "dossier"
    view = services.dossiers.view(room.store, following, room.today)
    assert view.dossier.season == "2026-2027"
    assert view.dossier.tariffs == services.dossiers.view(room.store, room.club.dossier, room.today).dossier.tariffs


def test_a_late_invoice_is_asked_for(room):
    room.today = SUMMER
    opened(room)

    room.press("Écrire au service")

    assert room.ways.taken == [("letter", room.club.dossier, "ask_closed_season")]


def test_a_season_to_confirm_has_its_letter_and_is_confirmed(room):
    dossier_id = unconfirmed(room)
    opened(room, dossier_id)
    assert "Saison 2026-2027\u00a0: à confirmer" in room.reads()

    room.press("Écrire au service")
    assert room.ways.taken == [("letter", dossier_id, "ask_season")]

    room.press("C’est confirmé")
    assert "Saison confirmée par la collectivité, noté le 3 février 2026." in room.reads()


def test_a_doubt_leads_to_where_it_is_cleared(room):
    draft = room.club.draft(period_to=date(2026, 2, 28))
    opened(room)
    assert DOUBT in room.reads()

    room.press(f"Ouvrir\u00a0: {DOUBT}")

    assert room.ways.taken == [("problem", "invoice.period_to", room.club.dossier, draft)]


def test_nothing_moves_when_nothing_changed(room):
    page = opened(room)
    before = [id(row) for row in room.everything(TaskRow)]

    page.returned()

    assert [id(row) for row in room.everything(TaskRow)] == before


def test_the_focus_stays_on_its_row_when_facts_change(room):
    draft = room.club.draft()
    page = opened(room)
    room.named("Faire signer la convention, Terminé").setFocus()
    services.invoices.save(room.store, draft, {}, (), room.today)

    page.returned()

    assert room.focus() == "Faire signer la convention, Terminé"


@pytest.mark.parametrize(("more", "link"), [(0, ""), (1, "Voir l’autre facture"), (3, "Voir les 3 autres factures")])
def test_many_invoices_are_left_to_the_list_of_all(room, monkeypatch, more, link):
    monkeypatch.setattr(dossier, "MOST_SHOWN", 2)
    for _ in range(2 + more):
        room.club.draft()
    opened(room)

    assert len([name for name in rows(room) if name.startswith("Facture de")]) == 2
    if link:
        room.press(link)
        assert room.ways.taken == [("invoices",)]
    else:
        assert "autre" not in room.reads()


def test_a_dossier_is_deleted_and_comes_back(room):
    opened(room)

    room.press("Supprimer ce dossier")

    assert room.ways.taken == [("home",)]
    assert services.home.home(room.store, room.today).dossiers == ()
    assert "Dossier «\u00a0C’LOISIRS 2025-2026\u00a0» supprimé." in room.shell.undo_bar._label.text()
    room.shell.undo_bar.undo()
    assert [row.id for row in services.home.home(room.store, room.today).dossiers] == [room.club.dossier]
    assert room.ways.taken[-1] == ("dossier", room.club.dossier)


def test_a_dossier_that_holds_a_finalised_invoice_stays(room):
    room.club.issue("FA2026-001")
    opened(room)

    room.press("Supprimer ce dossier")

    assert [trouble.sentence for trouble in room.troubles] == [
        "Des factures finalisées en dépendent\u00a0: elles doivent être conservées dix ans."
    ]
    assert room.ways.taken == []
    assert len(services.home.home(room.store, room.today).dossiers) == 1
