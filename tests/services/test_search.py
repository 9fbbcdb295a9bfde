"""Search across everything: what is found, why, and what is not any more."""

from datetime import date

import pytest

from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.payment import Payment, Share
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.searching import pieces, query
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import (
    associations,
    attachments,
    dossiers,
    issue,
    piece_texts,
    procedures,
    recipients,
    search,
)
from chorus_desktop.services.search import Kind
from chorus_desktop.store import past_invoices, payments, searched
from chorus_desktop.store.piece_texts import keep_text
from tests.helpers import clubs
from tests.helpers.clubs import TODAY
from tests.helpers.searching import bold, only, shown, whole
from tests.helpers.towns import PORT_NEUF

PAST = PastInvoice(number="FA2025-911", day=date(2025, 3, 1), amount=10_000, engagement="CP2025/1/1")


@pytest.mark.parametrize(
    "typed",
    ["FA2026-001", "fa2026001", "352,50", "352.5", "janvier 2026", "31/01/2026", "31/1", "cherbourg en cotentin", "20005684400018", "cp2026 4512",
     "atelier mercr", "poussins", "finalis", "c’loisirs fa2026", "cloisirs"],
)  # fmt: skip
def test_an_invoice_is_found_by_what_it_says(club, issued, typed):
    assert shown(club.store, typed)[Kind.INVOICE] == ["Facture FA2026-001"]
    answer = only(club.store, typed, Kind.INVOICE)
    assert (answer.way, answer.args) == ("issued", (issued,))


def test_why_is_said_with_the_words_in_bold(club, issued):
    answer = only(club.store, "cp2026 4512", Kind.INVOICE)
    assert answer.why.text.startswith("Engagement\u00a0: CP2026/4512/1 · Facture de janvier 2026 · 31/01/2026 · ")
    assert bold(answer.why)[0] == "CP2026/4512/1"
    assert bold(only(club.store, "fa2026-0", Kind.INVOICE).title) == ["FA2026-001"]


def test_a_draft_is_found_as_it_is_now(club):
    draft = club.draft()
    assert only(club.store, "352,50", Kind.INVOICE).args == (draft,)

    club.types(draft, notes="Stage de kayak")
    assert only(club.store, "kayak", Kind.INVOICE).why.text.startswith("Remarque\u00a0: Stage de kayak")
    club.types(draft, notes="Stage de voile")
    assert shown(club.store, "kayak") == {}
    assert shown(club.store, "352,50 voile") == {Kind.INVOICE: ["Facture de janvier 2026"]}
    number = issue_it(club, draft)
    assert shown(club.store, "352,50 voile") == {Kind.INVOICE: [f"Facture {number}"]}


def issue_it(club, draft):
    club.joins(draft)
    return issue.finalise(club.store, draft, TODAY)


def test_the_motive_of_a_rejection_and_the_state_are_found(club, issued):
    issue.deposited(club.store, issued, TODAY)
    told = Event(kind=EventKind.STATUS, on=TODAY, reason="Montant erroné sur l’ordre", status="rejetee", phase=Phase.REJECTED)
    issue.record(club.store, issued, told)

    answer = only(club.store, "montant errone", Kind.INVOICE)
    assert answer.why.text.startswith("Motif\u00a0: Montant erroné sur l’ordre")
    assert shown(club.store, "rejetée")[Kind.INVOICE] == ["Facture FA2026-001"]


def test_the_text_of_a_piece_is_found_with_its_page(club, issued):
    assert "Page" not in only(club.store, "attestation leo", Kind.PIECE).why.text
    while piece_texts.read_next(club.store):
        pass

    answer = only(club.store, "presence leo", Kind.PIECE)
    assert answer.title.text.startswith("PJ1-attestations-FA2026-001")
    assert answer.why.text.startswith("Page\u00a01\u00a0: Présence : Attestation Léo Dupont.pdf")
    assert bold(answer.why)[:2] == ["Présence", "Léo"]
    assert (answer.way, answer.args) == ("issued", (issued,))


def test_a_page_further_on_is_named(club):
    draft = club.draft()
    club.joins(draft)
    (joined,) = attachments.listed(club.store, draft)
    keep_text(club.store, joined.sha256, ("", "la kermesse de Valognes"))

    answer = only(club.store, "kermesse", Kind.PIECE)
    assert answer.why.text == "Page\u00a02\u00a0: la kermesse de Valognes · Facture de janvier 2026 · page\u00a02"
    assert (answer.way, answer.args) == ("piece", (draft, joined.id))


def test_a_piece_that_cannot_be_read_is_read_once(club, monkeypatch):
    club.joins(club.draft())

    def refused(*_, **__):
        raise Trouble("Illisible.", "")

    monkeypatch.setattr(piece_texts.apart, "run", refused)
    assert piece_texts.read_next(club.store) == 0
    assert club.store.rows("SELECT body FROM piece_text") == [("",)]
    assert piece_texts.read_next(club.store) == 0


def test_payments_lead_to_their_own_pages(club, issued):
    issue.deposited(club.store, issued, TODAY)
    paid = Payment(on=date(2026, 3, 4), amount=35_250, label="VIR DRFIP NORMANDIE", shares=(Share(invoice=issued, amount=35_250),))
    kept = payments.add_payment(club.store, club.association, paid)
    payments.add_payment(club.store, club.association, Payment(on=date(2026, 3, 5), amount=1_000, label="VIR inconnu"))

    answer = only(club.store, "drfip", Kind.PAYMENT)
    assert (answer.title.text, answer.way, answer.args) == ("352,50\u00a0€ le 04/03/2026", "payment", (kept,))
    assert answer.why.text == "VIR DRFIP NORMANDIE · paie FA2026-001"
    assert only(club.store, "inconnu", Kind.PAYMENT).way == "payment"
    assert only(club.store, "4 mars 2026 352,50", Kind.PAYMENT)


def test_children_and_activities_lead_to_their_lists(children):
    answer = only(children.store, "bernardlac", Kind.CHILD)
    assert (answer.title.text, answer.way, answer.args) == ("Lina Bernard-Lacombe", "children", (children.dossier,))
    assert shown(children.store, "poussins") == {Kind.CHILD: ["Noé A.", "Lina Bernard-Lacombe"]}
    assert only(children.store, "nordez", Kind.ACTIVITY).why.text == "Lieu\u00a0: Gymnase Nordez · C’LOISIRS 2025-2026"


def test_the_rest_of_the_file_is_found(club):
    past_invoices.add_past_invoice(club.store, club.association, PAST)
    key = recipients.create(club.store, TODAY)
    recipients.save(club.store, key, {"name": "Ville de Port-Neuf", "siret": "213 501 232 00010"}, ({"code": "SPORT", "label": "Sports"},))
    own = procedures.create(club.store)
    procedures.save(club.store, own, PORT_NEUF)
    dossiers.save_tariffs(club.store, club.dossier, ({"activity": "Aviron", "unit": "séance", "unit_price": "7,50"},))

    assert shown(club.store, "fa2025-9") == {Kind.PAST: ["Facture FA2025-911"]}
    assert shown(club.store, "port neuf") == {Kind.RECIPIENT: ["Ville de Port-Neuf"], Kind.PROCEDURE: ["Pass’Sports, Ville de Port-Neuf"]}
    assert shown(club.store, "213501232") == {Kind.RECIPIENT: ["Ville de Port-Neuf"]}
    assert shown(club.store, "123 456 782 00010") == {Kind.ASSOCIATION: ["Judo Club de la Baie"]}
    assert shown(club.store, "cp2025/4") == {Kind.ENGAGEMENT: ["CP2025/4388/1"]}
    assert shown(club.store, "aviron") == {Kind.DOSSIER: ["C’LOISIRS 2025-2026"]}


def test_of_several_associations_each_answer_says_whose_it_is(club, tmp_path):
    club.draft()
    assert Kind.INVOICE not in shown(club.store, "baie")

    clubs.judo(club.store, tmp_path, name="Théâtre du Phare", siret="130 025 265 00013").draft()
    assert len(shown(club.store, "352,50")[Kind.INVOICE]) == 2
    answer = only(club.store, "phare 352,50", Kind.INVOICE)
    assert answer.why.text.startswith("Association\u00a0: Théâtre du Phare · ")

    associations.save(club.store, club.association, {**clubs.CARD, "name": "Judo Club du Large"})
    assert Kind.INVOICE in shown(club.store, "large 352,50")
    assert Kind.INVOICE not in shown(club.store, "baie")


def test_one_kind_alone_shows_more_of_it(club):
    for _ in range(6):
        club.draft()

    (few,) = whole(club.store, "352,50").groups
    assert (len(few.answers), few.total) == (4, 6)
    (all_of_them,) = whole(club.store, "352,50", kind=Kind.INVOICE).groups
    assert len(all_of_them.answers) == 6
    assert whole(club.store, "352,50", kind=Kind.CHILD).groups == ()


def test_the_guide_comes_last(club):
    groups = whole(club.store, "engagement").groups
    assert groups[-1].kind == Kind.GUIDE
    assert groups[-1].answers[0].way == "guide"
    (alone,) = whole(club.store, "engagement", kind=Kind.GUIDE).groups
    assert len(alone.answers) > 4


def test_nothing_typed_answers_nothing_and_gets_ready(club):
    found = whole(club.store, " ")
    assert (found.groups, found.done) == ((), found.total)


def test_the_newest_is_first_but_for_the_very_word(club):
    for day in ("05/01/2026", "20/01/2026"):
        club.draft({**clubs.JANUARY, "issued_on": day, "notes": "Le maire" if day[0] == "2" else "mai"})

    days = [answer.why.text for answer in whole(club.store, "mai").groups[0].answers]
    assert "05/01/2026" in days[0]
    assert "20/01/2026" in days[1]


def test_every_word_of_every_record_finds_it_and_so_does_its_beginning(children, issued):
    """Whatever the records say: the cards of search are taken as they are indexed, and each of their words is typed."""
    while piece_texts.read_next(children.store):
        pass
    whole(children.store, "")
    index = children.store.beside("search", lambda: None).index
    known = search.Known(children.store)
    tried = 0
    for source in searched.everything(children.store):
        record = searched.read(children.store, source.table, [source.id]).get(source.id)
        for page, card in enumerate(search._CARDS[source.table](known, record) if record else ()):
            for word in {text[piece.start : piece.end] for text in card.texts for piece in pieces(text)}:
                for typed in {word, word[: (len(word) + 1) // 2], word.upper()}:
                    found = [index.place(row) for rows in index.find(query(typed)).values() for row in rows]
                    assert (source, page) in [(place.source, place.page) for place in found], (typed, card.title)
                    tried += 1
    assert tried > 400
