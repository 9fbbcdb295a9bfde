"""The words that claim interest and lump sum: exact, with their articles, and honest on what was presumed."""

from datetime import date
from decimal import Decimal

from chorus_desktop.domain.claim_words import ClaimFacts, claim_mail, claim_subject, delay_said
from chorus_desktop.domain.french import euros
from chorus_desktop.domain.late_interest import Received, claim_of
from chorus_desktop.domain.payment_delay import Delay
from chorus_desktop.services import portal_data
from tests.documents.samples import document

RULES = portal_data.delay_rules()
DELAY = Delay(days=30, received_on=date(2026, 6, 5), told=True, starts_on=date(2026, 6, 5), due_on=date(2026, 7, 5))


def facts(*received, delay=DELAY, **changes):
    made = document(**changes)
    claim = claim_of(made.totals.net, delay.due_on, received, date(2026, 8, 4), Decimal("2.15"), RULES)
    return ClaimFacts(document=made, delay=delay, claim=claim, deposited_on=date(2026, 6, 3), today=date(2026, 8, 4), rules=RULES)


def test_the_mail_says_what_is_owed_line_by_line():
    subject, body = claim_mail(facts())

    assert subject == "Facture n°\u00a0FA2026-012\u00a0: intérêts moratoires et indemnité forfaitaire"
    for said in (
        "déposée sur Chorus Pro le 3 juin 2026, devait être payée au plus tard le 5 juillet 2026.",
        "mise à votre disposition le 5 juin 2026 (art. R. 2192-12 et R. 2192-15)",
        "restent impayés",
        "10,15\u00a0%",
        "premier jour du second semestre\u00a02026",
        "majoré de 8 points (art. R. 2192-31)",
        "× 30 / 365 = ",
        "40,00\u00a0€",
        "dans les 45 jours suivant ce paiement (art. R. 2192-36 du code de la commande publique)",
        "FR76 3000 6000 0112 3456 7890 189, BIC AGRIFRPP",
        "Claire Martin\nJudo Club de la Baie",
    ):
        assert said in body, said


def test_once_paid_it_claims_the_rest_by_its_day():
    net = document().totals.net
    _, body = claim_mail(facts(Received(on=date(2026, 7, 20), amount=net)))

    assert "Elle a été payée le 20 juillet 2026, après l’expiration du délai." in body
    assert "sont à payer au plus tard le 3 septembre 2026" in body
    assert "impayés" not in body


def test_what_was_paid_in_part_is_acknowledged():
    net = document().totals.net
    _, body = claim_mail(facts(Received(on=date(2026, 7, 20), amount=10_000)))

    assert f"100,00\u00a0€ ont été payés et {euros(net - 10_000)} restent impayés." in body


def test_what_was_presumed_interrupted_or_done_later_is_said():
    presumed = delay_said(DELAY.model_copy(update={"told": False, "starts_on": date(2026, 6, 30)}), RULES)
    stopped = delay_said(
        DELAY.model_copy(update={"interrupted_on": date(2026, 6, 10), "resumed_on": date(2026, 6, 20), "renewed": 30}), RULES
    )

    assert (
        "réputée reçue le 5 juin 2026 (art. R. 2192-14) et les prestations se sont achevées le 30 juin 2026 (art. R. 2192-13)" in presumed
    )
    assert "Interrompu le 10 juin 2026, il a repris pour 30 jours le 20 juin 2026" in stopped


def test_without_engagement_bic_or_deposit_nothing_hangs_in_the_air():
    bare = facts(engagement=None, account={"holder": "Judo Club", "iban": "FR7630006000011234567890189", "bic": None})
    _, body = claim_mail(bare.model_copy(update={"deposited_on": None}))

    assert "TTC, devait être payée" in body
    assert "BIC" not in body
    assert claim_subject(bare).startswith("Facture n°")
