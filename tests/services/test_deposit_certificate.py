"""The portal's certificate: filed where it belongs, its day told, its folder filled; what is not one, or not this one's, is said."""

import io
from datetime import date

import pytest
from PIL import Image

from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState, life_of
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import deposit, deposit_certificate, issue, payments, trash
from chorus_desktop.services import life as lives
from chorus_desktop.store.issuing import events
from tests.helpers.clubs import TODAY
from tests.helpers.deposit_certificates import PROOF, pdf
from tests.pdf import samples

ON = date(2026, 2, 2)
MARCH = date(2026, 3, 3)


@pytest.fixture
def issued(club):
    return club.issues()[0]


def document(club, invoice_id):
    return deposit.view(club.store, invoice_id, TODAY).document


def certificate(club, invoice_id, day=ON, **changes):
    return club.brings("telechargement.pdf", pdf(document(club, invoice_id), day, **changes))


def look(club, invoice_id, path, today=TODAY):
    return deposit_certificate.look(club.store, invoice_id, path, today)


def life(club, invoice_id):
    return deposit.view(club.store, invoice_id, MARCH).life


def test_its_certificate_is_filed_and_tells_the_deposit(club, issued, tmp_path):
    folder = deposit.write(club.store, issued, tmp_path / "dépôts", TODAY)
    brought = certificate(club, issued)

    looked = look(club, issued, brought)
    filed = deposit_certificate.keep(club.store, issued, looked, TODAY)

    assert looked.is_sure
    assert (filed.name, filed.notes) == ("certificat-FA2026-001.pdf", ("Dépôt du 2 février 2026 noté.",))
    told = life(club, issued)
    assert (told.state, told.deposited_on, told.certificate, told.certificate_on) == (InvoiceState.DEPOSITED, ON, PROOF, TODAY)
    assert deposit_certificate.content(club.store, issued) == brought.read_bytes() == (folder / filed.name).read_bytes()
    assert deposit.view(club.store, issued, TODAY).certificate == filed.name


def test_a_folder_written_later_holds_it_too(club, issued, tmp_path):
    deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued)), TODAY)

    folder = deposit.write(club.store, issued, tmp_path / "ailleurs", TODAY)
    deposit.erase(club.store, issued, TODAY)

    assert [path.name for path in folder.iterdir()] == ["certificat-FA2026-001.pdf"]


def test_the_certificate_of_another_invoice_is_said_and_offered_to_that_one(club, issued):
    second, number = club.issues()
    brought = certificate(club, issued)

    looked = look(club, second, brought)

    assert number == "FA2026-002"
    assert [problem.sentence for problem in looked.problems] == ["Ce certificat est celui de la facture FA2026-001, pas de FA2026-002."]
    assert looked.other == (issued, "FA2026-001")
    assert (looked.is_sure, looked.day) == (False, None)
    deposit_certificate.keep(club.store, issued, looked, TODAY)
    assert life(club, issued).certificate == PROOF
    assert life(club, second).state is InvoiceState.FINALISED


def test_it_is_filed_against_all_odds_once_she_says_the_day(club, issued):
    looked = look(club, issued, certificate(club, issued, number="FA2025-099"))

    with pytest.raises(Trouble, match="jour du dépôt"):
        deposit_certificate.keep(club.store, issued, looked, TODAY)
    assert deposit_certificate.kept(club.store, issued) is None
    deposit_certificate.keep(club.store, issued, looked, TODAY, ON)

    assert (looked.other, life(club, issued).deposited_on) == (None, ON)


@pytest.mark.parametrize(
    ("change", "said"),
    [({"buyer": "22930008201453"}, "Destinataire"), ({"seller": "83807263500017"}, "Fournisseur"), ({"net": "1,00"}, "À payer")],
)
def test_one_of_another_association_or_amount_is_said(club, issued, change, said):
    (problem,) = look(club, issued, certificate(club, issued, **change)).problems

    assert said in problem.sentence


def scan():
    sheet = io.BytesIO()
    Image.new("L", (600, 800), 255).save(sheet, "PDF")
    return sheet.getvalue()


UNREADABLE = {
    "an empty page": (samples.pdf(""), "que des images"),
    "a scan": (scan(), "que des images"),
    "another paper": (samples.pdf("Relevé de compte"), "n’y reconnaît pas"),
    "two hundred pages": (samples.pdf(*[f"Page {rank}" for rank in range(200)]), "n’y reconnaît pas"),
    "a password": (samples.encrypted(samples.pdf("Certificat de dépôt"), "judo"), "mot de passe"),
    "a protection of today": (samples.encrypted_by_today(samples.pdf("Certificat de dépôt")), "mot de passe"),
    "broken": (b"%PDF-1.4 cut short", "abîmé"),
    "a photo": (samples.saved(Image.new("RGB", (600, 800), "white"), "JPEG"), "image"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_one_that_cannot_be_read_is_filed_by_hand(club, issued, what):
    content, why = UNREADABLE[what]
    issue.deposited(club.store, issued, ON)

    looked = look(club, issued, club.brings("certificat.pdf", content))
    filed = deposit_certificate.keep(club.store, issued, looked, TODAY)

    assert why in looked.unread
    assert (looked.is_sure, looked.problems) == (False, ())
    told = life(club, issued)
    assert (told.certificate, told.certificate_on, filed.name) == ("", TODAY, "certificat-FA2026-001.pdf")
    kept = deposit_certificate.content(club.store, issued)
    assert kept.startswith(b"%PDF-")
    assert kept == content or what == "a photo"


@pytest.mark.parametrize(("content", "said"), [(b"PK\x03\x04word/document", "ni un PDF"), (b"MZ", "ni un PDF"), (b"bonjour", "ni un PDF")])
def test_what_is_no_paper_is_refused(club, issued, content, said):
    with pytest.raises(Trouble, match=said) as refused:
        look(club, issued, club.brings("certificat.docx", content))
    assert "Téléchargez" in refused.value.what_to_do


def test_an_empty_file_or_none_is_refused(club, issued, tmp_path):
    empty = tmp_path / "vide.pdf"
    empty.write_bytes(b"")

    with pytest.raises(Trouble, match="est vide"):
        look(club, issued, empty)
    with pytest.raises(Trouble, match="ne peut pas être lu"):
        look(club, issued, tmp_path / "absent.pdf")


def test_one_of_training_proves_nothing(club, issued):
    said = club.brings("x.pdf", samples.pdf("SPÉCIMEN\nCertificat de dépôt n°\nLa facture numéro FA2026-001 a été déposée"))

    with pytest.raises(Trouble, match="entraînement"):
        look(club, issued, said)


def test_a_day_told_otherwise_is_corrected_while_nothing_was_told_after_it(club, issued):
    issue.deposited(club.store, issued, date(2026, 2, 1))

    filed = deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued)), TODAY)

    assert life(club, issued).deposited_on == ON
    assert filed.notes == ("Jour du dépôt corrigé d’après le certificat\u00a0: 2 février 2026, et non 1er février 2026.",)
    again = deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued, day=TODAY)), TODAY)
    assert life(club, issued).deposited_on == ON
    assert again.notes == ("Le certificat dit que le dépôt est du 3 février 2026\u00a0; vous aviez indiqué le 2 février 2026.",)


def test_a_day_told_under_an_unread_certificate_is_corrected_by_the_true_one(club, issued):
    scanned = look(club, issued, club.brings("scan.pdf", scan()))
    deposit_certificate.keep(club.store, issued, scanned, TODAY, TODAY)
    assert life(club, issued).deposited_on == TODAY

    filed = deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued)), TODAY)

    assert "corrigé d’après le certificat" in filed.notes[0]
    told = life(club, issued)
    assert (told.deposited_on, told.certificate, told.certificate_on) == (ON, PROOF, TODAY)


def test_a_second_one_takes_the_place_of_the_first(club, issued):
    first, second = certificate(club, issued), club.brings("b.pdf", pdf(document(club, issued), ON, proof="A" * 43 + "="))
    for path in (first, second):
        deposit_certificate.keep(club.store, issued, look(club, issued, path), TODAY)

    assert deposit_certificate.content(club.store, issued) == second.read_bytes()
    assert life(club, issued).certificate == "A" * 43 + "="
    assert [row.label for row in trash.listed(club.store)] == ["certificat-FA2026-001.pdf"]


def test_one_filed_by_mistake_is_taken_back_and_the_deposit_stays(club, issued):
    for _ in range(2):
        deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued)), TODAY)

    deposit_certificate.remove(club.store, issued, TODAY)

    told = life(club, issued)
    assert (told.state, told.certificate_on, told.certificate) == (InvoiceState.DEPOSITED, None, "")
    assert deposit_certificate.kept(club.store, issued) is None
    with pytest.raises(Trouble, match="plus là"):
        deposit_certificate.content(club.store, issued)


def test_its_fact_taken_back_takes_the_file_with_it(club, issued):
    deposit_certificate.keep(club.store, issued, look(club, issued, club.brings("scan.pdf", scan())), TODAY, ON)
    deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued)), TODAY)
    (former, last) = [rank for rank, each in enumerate(events(club.store, issued), start=1) if each.kind is EventKind.CERTIFICATE]

    lives.take_back(club.store, issued, former, TODAY, "Ce n’était pas le bon")
    assert (life(club, issued).certificate, deposit_certificate.kept(club.store, issued) is None) == (PROOF, False)

    lives.take_back(club.store, issued, last, TODAY, "Celui d’une autre")
    assert (life(club, issued).certificate_on, deposit_certificate.kept(club.store, issued)) == (None, None)
    assert len(trash.listed(club.store)) == 2


def test_a_cancelled_invoice_takes_none(club, issued):
    other, _ = club.issues()
    issue.cancel(club.store, issued, TODAY, "Erreur")

    looked = look(club, other, certificate(club, issued))
    assert looked.other is None
    with pytest.raises(Trouble):
        deposit_certificate.keep(club.store, issued, looked, TODAY, ON)
    assert deposit_certificate.kept(club.store, issued) is None


def test_a_folder_that_cannot_be_written_keeps_it_here(club, issued, tmp_path):
    folder = deposit.write(club.store, issued, tmp_path / "dépôts", TODAY)
    (folder / "certificat-FA2026-001.pdf").mkdir()

    filed = deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued)), TODAY)

    assert "n’a pas pu être copié" in filed.notes[-1]
    assert deposit_certificate.kept(club.store, issued) is not None


def test_the_facts_after_it_still_count(club, issued):
    deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued)), TODAY)
    told = deposit.view(club.store, issued, MARCH).events

    assert [event.kind for event in told] == [EventKind.DEPOSITED, EventKind.CERTIFICATE]
    assert life_of([*told, Event(kind=EventKind.INTERRUPTED, on=MARCH)]).certificate == PROOF


def test_a_deposit_that_its_certificate_proves_is_not_taken_back_before_it(club, issued):
    deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued)), TODAY)

    with pytest.raises(Trouble, match="certificat de dépôt de ce document est classé"):
        issue.not_deposited(club.store, issued, TODAY, "Erreur")
    assert life(club, issued).certificate_on == TODAY

    deposit_certificate.remove(club.store, issued, TODAY)
    issue.not_deposited(club.store, issued, TODAY, "Erreur")
    assert life(club, issued).deposited_on is None


def test_the_day_is_mended_by_the_certificate_though_something_was_paid(club, issued):
    issue.deposited(club.store, issued, TODAY)
    payments.note(club.store, "", {"on": "03/02/2026", "amount": "352,50"}, {issued: "352,50"}, TODAY)

    filed = deposit_certificate.keep(club.store, issued, look(club, issued, certificate(club, issued)), TODAY)

    assert "corrigé d’après le certificat" in filed.notes[0]
    assert (life(club, issued).deposited_on, payments.of_invoice(club.store, issued).paid.received) == (ON, 35_250)
