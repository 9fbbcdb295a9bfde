"""The portal's rules as they are shipped: limits, VAT, terms, form, clicks."""

from datetime import date

import pytest

from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.portal import FormField, PaymentTerm
from tests.helpers import examples

PORTAL = examples.portal()


def test_the_limits_are_those_of_a_deposit_by_hand():
    limits = PORTAL.limits

    assert (limits.file_bytes, limits.total_bytes, limits.name_length, limits.comment_length) == (10_000_000, 120_000_000, 50, 200)
    assert {"pdf", "jpg", "png", "odt", "xlsx", "zip"} <= set(limits.extensions)
    assert not {"heic", "webp", "msg", "eml", "7z", "rar", "odg"} & set(limits.extensions)
    assert all(extension == extension.lower().lstrip(".") for extension in limits.extensions)
    assert len(limits.extensions) == len(set(limits.extensions)) == 35


@pytest.mark.parametrize("situation", VatSituation)
def test_every_vat_situation_has_its_rule(situation):
    rule = PORTAL.vat_rule(situation)

    assert rule.portal_type in {"Exonération", "Sans TVA", "TVA sur les encaissements", "TVA sur les débits"}
    assert bool(rule.portal_reason) == (rule.portal_type == "Exonération")
    assert rule.portal_type.startswith("TVA") == situation.is_subject
    assert bool(rule.mention) or situation is VatSituation.SUBJECT_ON_RECEIPTS
    assert situation.label
    assert rule.note


def test_a_situation_without_rule_is_never_guessed():
    with pytest.raises(KeyError):
        PORTAL.model_copy(update={"vat": ()}).vat_rule(VatSituation.FRANCHISE)


def test_the_clicks_say_what_is_sent_and_what_is_not():
    said = " ".join(PORTAL.clicks)
    order = [said.index(words) for words in ("Enregistrer", "Valider et envoyer", "Confirmer et envoyer", "certificat de dépôt")]

    assert order == sorted(order)
    assert "brouillon" in said


def test_the_age_of_the_rules_is_that_of_the_oldest_part():
    old = PORTAL.sources[0].model_copy(update={"checked_on": date(2020, 1, 1)})

    assert PORTAL.model_copy(update={"sources": (*PORTAL.sources, old)}).checked_on == date(2020, 1, 1)
    assert len(PORTAL.sources) == 6
    assert all(source.source for source in PORTAL.sources)


def test_a_field_of_the_form_names_a_known_datum():
    with pytest.raises(ValueError, match="validation error"):
        FormField(key="colour", label="Couleur")


def test_a_term_quotes_the_days_and_nothing_else():
    assert PaymentTerm(text="Sous {days} jours", source="x").text.format(days=30) == "Sous 30 jours"
    with pytest.raises(ValueError, match="unknown place"):
        PaymentTerm(text="Sous {months} mois", source="x")
