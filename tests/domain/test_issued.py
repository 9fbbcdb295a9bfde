"""Drawing up a document: all that its paper prints, complete, and the same once read back from its JSON."""

from datetime import date
from decimal import Decimal

import pytest

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.invoice import DocumentKind, Line, Nature
from chorus_desktop.domain.issued import IssuedDocument, draw_up
from chorus_desktop.domain.justified import reasons
from chorus_desktop.domain.numbers import FrenchVat
from chorus_desktop.domain.references import InvoiceNumber, MarketNumber, ServiceCode
from tests.helpers import examples


def test_the_document_says_who_what_for_whom_and_how_much():
    document = examples.issued()

    assert document.title == "Facture n°\u00a0FA2026-001"
    assert document.file_name == "FA2026-001.pdf"
    assert (document.seller.name, document.seller.siret, document.seller.contact_name) == (
        "Judo Club de la Baie",
        "12345678200010",
        "Paul Lemoine",
    )
    assert document.seller.address == ("4 rue des Embruns", "50100 Cherbourg-en-Cotentin")
    assert (document.buyer.siret, document.buyer.service_code) == ("20005684400018", None)
    assert document.buyer.address[0] == "Service Parcours et participation citoyenne"
    assert document.engagement == "CP2026/4512/1"
    assert "Janvier au 3 juillet 2026" in document.engagement_because
    assert (document.totals.before_vat, document.totals.net) == (52_500, 52_500)
    assert (document.signatory.name, document.signatory.place, document.signatory.day) == (
        "Claire Martin",
        "Cherbourg-en-Cotentin",
        date(2026, 1, 31),
    )
    assert (document.procedure_id, document.season, document.payment_days) == ("cloisirs-cherbourg", "2025-2026", 30)
    assert document.reasons == ()


def test_lines_are_finished_with_their_small_print():
    first, _, third = examples.issued().lines

    assert (first.designation, first.details, first.amount, first.discount) == ("Atelier judo du mercredi", (), 35_250, "")
    assert third.details == ("Réf. KIM", "Du 7 au 28 janvier 2026")
    assert (third.discount, third.amount, third.unit_price) == ("10\u00a0%", 2_250, Decimal("3.125"))


@pytest.mark.parametrize(
    ("changes", "details"),
    [
        ({"nature": Nature.GOODS}, ("Livraison de biens",)),
        ({"beneficiary": "Léo D."}, ("Bénéficiaire\u00a0: Léo D.",)),
        ({"executed_from": date(2026, 1, 7)}, ("Le 7 janvier 2026",)),
        ({"executed_to": date(2026, 1, 8)}, ("Le 8 janvier 2026",)),
        (
            {
                "executed_from": date(2026, 1, 1),
                "executed_to": date(2026, 1, 31),
                "absences": Absences("12/1/2026, du 14 au 16 janvier 2026"),
            },
            ("Du 1er au 31 janvier 2026", "Jours non facturés\u00a0: le 12/01/2026 et du 14/01/2026 au 16/01/2026"),
        ),
    ],
)
def test_everything_typed_on_a_line_is_printed(changes, details):
    line = Line(designation="Kimonos", quantity=Decimal(1), unit="lot", unit_price=Decimal(20), **changes)

    assert examples.issued(invoice=examples.invoice(lines=(line,))).lines[0].details == details


def test_a_blank_row_is_not_printed():
    document = examples.issued(invoice=examples.invoice(lines=(Line(), *examples.lines(), Line())))

    assert len(document.lines) == 3


@pytest.mark.parametrize(
    ("situation", "mention", "vat_type", "reason"),
    [
        (VatSituation.EXEMPT_NON_PROFIT, "art. 261-7-1° a", "Exonération", "art. 261-7-1° a"),
        (VatSituation.FRANCHISE, "art. 293 B", "Exonération", "art. 293 B"),
        (VatSituation.OUT_OF_SCOPE, "hors du champ", "Sans TVA", ""),
        (None, "hors du champ", "Sans TVA", ""),
    ],
)
def test_without_vat_the_mention_and_the_portal_say_why(situation, mention, vat_type, reason):
    document = examples.issued(association=examples.judo_club(vat=situation))

    assert mention in document.vat_mention.replace("\u00a0", " ")
    assert document.vat_type == vat_type
    assert reason in document.vat_reason.replace("\u00a0", " ")
    assert bool(document.vat_reason) == bool(reason)
    assert (document.subject_to_vat, document.totals.vat, document.lines[0].vat_rate) == (False, 0, None)


def test_the_association_s_own_mention_replaces_the_usual_one():
    own = " Exonération, art. 261-4-4° b du CGI "

    exempt = examples.issued(association=examples.judo_club(vat_mention=own))
    outside = examples.issued(association=examples.judo_club(vat=VatSituation.OUT_OF_SCOPE, vat_mention=own))

    assert (exempt.vat_mention, exempt.vat_reason) == (own.strip(), own.strip())
    assert (outside.vat_mention, outside.vat_reason) == (own.strip(), "")


def test_with_vat_the_totals_are_split_by_rate():
    club = examples.judo_club(vat=VatSituation.SUBJECT_ON_RECEIPTS, vat_number=FrenchVat("FR11123456782"))
    lines = tuple(line.model_copy(update={"vat_rate": Decimal(20)}) for line in examples.lines())

    document = examples.issued(association=club, invoice=examples.invoice(lines=lines, already_paid=30_000))

    assert (document.vat_type, document.vat_reason, document.subject_to_vat) == ("TVA sur les encaissements", "", True)
    assert (document.totals.vat, document.totals.with_vat, document.totals.net) == (10_500, 63_000, 33_000)
    assert document.lines[0].vat_rate == 20
    assert document.seller.vat_number == "FR11123456782"


def test_the_terms_are_those_of_public_purchasing():
    terms = " ".join(examples.issued().terms).replace("\u00a0", " ")

    assert "30 jours" in terms
    for article in ("L. 2192-10", "L. 2192-13", "R. 2192-31", "D. 2192-35"):
        assert article in terms
    assert "40 €" in terms
    assert "escompte" not in terms


def test_a_payer_that_buys_nothing_owes_no_legal_delay():
    """A subsidy, for instance: nothing is printed of a delay, so that nothing is claimed from it either."""
    work = examples.work()
    procedure = work.procedure.model_copy(update={"recipient": work.procedure.recipient.model_copy(update={"payment_days": 0})})

    made = draw_up(work.model_copy(update={"procedure": procedure}), work.invoice, None, ())

    assert (made.terms, made.payment_days) == ((), 0)


def test_a_credit_note_names_its_invoice_and_asks_for_no_payment():
    credit = examples.invoice(kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-001"))

    document = examples.issued("AV2026-001", invoice=credit)

    assert document.title == "Avoir n°\u00a0AV2026-001"
    assert document.original_number == "FA2026-001"
    assert document.terms == ()


def test_the_service_code_typed_goes_before_that_of_the_procedure():
    recipient = examples.cloisirs().recipient.model_copy(update={"service_code": ServiceCode("PPC")})
    procedure = examples.cloisirs().model_copy(update={"recipient": recipient})

    assert examples.issued(procedure=procedure).buyer.service_code == "PPC"
    typed = examples.invoice(service_code=ServiceCode("PPC 2"), market_number=MarketNumber("M-7"))
    document = examples.issued(procedure=procedure, invoice=typed)
    assert (document.buyer.service_code, document.market_number) == ("PPC 2", "M-7")


def test_without_a_holder_or_a_treasurer_the_association_and_its_representative_stand():
    document = examples.issued(association=examples.judo_club(account_holder="", treasurer_name=""))

    assert (document.account.holder, document.seller.contact_name) == ("Judo Club de la Baie", "Claire Martin")


def test_what_had_to_be_justified_is_kept_word_for_word():
    justified = examples.invoice(engagement="e2025", engagement_reason=" Demandé par la Ville ", convention_reason="Signature promise")
    unsigned = examples.dossier(convention=examples.convention(payer_signed_on=None))

    document = examples.issued(invoice=justified, dossier=unsigned)

    assert document.reasons == ("Demandé par la Ville", "Signature promise")
    assert document.engagement == "CP2025/4388/1"
    assert document.engagement_because == "Choisi à la main\u00a0: Demandé par la Ville"


def test_a_reason_whose_choice_was_undone_is_not_kept():
    undone = examples.invoice(engagement_reason="Demandé par la Ville", convention_reason="Signature promise")

    assert examples.issued(invoice=undone).reasons == ()
    assert examples.issued(invoice=undone.model_copy(update={"engagement": "e2026"})).reasons == ()
    assert examples.issued(invoice=undone.model_copy(update={"engagement": "e2025"})).reasons == ("Demandé par la Ville",)
    assert reasons(examples.work(invoice=None), examples.TODAY) == ()


def test_files_have_their_portal_names_and_only_the_hash_of_their_content():
    other = examples.attachment(id="p2", kind="photo", extension="jpg", media_type="image/jpeg", original_name="Zoé.jpg")

    files = examples.issued(attachments=(examples.attachment(), other)).files

    assert [(file.name, file.title) for file in files] == [
        ("PJ1-attestations-FA2026-001.pdf", "Attestations de présence"),
        ("PJ2-piece-FA2026-001.jpg", "Pièce jointe"),
    ]
    assert "Léo" not in examples.issued().model_dump_json()


def test_a_preview_has_no_number():
    preview = examples.issued(None)

    assert (preview.number, preview.title, preview.file_name) == (None, "Facture (projet)", "projet.pdf")
    assert preview.files[0].name == "PJ1-attestations-projet.pdf"


def test_what_is_indispensable_cannot_be_left_out():
    with pytest.raises(ValueError, match="iban"):
        examples.issued(association=examples.judo_club(iban=None))


def test_the_json_gives_the_same_document_back():
    document = examples.issued(association=examples.judo_club(vat=VatSituation.SUBJECT_ON_DEBITS, vat_number=FrenchVat("FR11123456782")))
    text = document.model_dump_json()

    assert IssuedDocument.model_validate_json(text) == document
    assert IssuedDocument.model_validate_json(text).model_dump_json() == text
    assert '"unit_price":"7.50"' in text
