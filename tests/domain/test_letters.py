"""Ready e-mails: filled from the dossier, with a blank to complete where it does not know."""

from urllib.parse import parse_qs, urlsplit

import pytest

from chorus_desktop.domain import letters
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.dossier import Dossier
from chorus_desktop.domain.procedure import LETTER_KEYS
from tests.helpers import examples

EMPTY = examples.work(
    association=Association(),
    dossier=Dossier(association="a", procedure="cloisirs-cherbourg", season="2025-2026"),
    invoice=None,
    attachments=(),
)


def test_every_place_that_a_letter_may_hold_is_known():
    assert set(letters.facts(examples.work())) == LETTER_KEYS


@pytest.mark.parametrize("letter", examples.cloisirs().letters, ids=lambda letter: letter.key)
def test_a_complete_dossier_leaves_no_blank(letter):
    subject, body = letters.fill(letter, examples.work())

    assert letters.BLANK not in subject + body
    assert "{" not in subject + body
    assert "Judo Club de la Baie" in subject + body


@pytest.mark.parametrize("letter", examples.cloisirs().letters, ids=lambda letter: letter.key)
def test_an_empty_dossier_shows_where_to_complete(letter):
    subject, body = letters.fill(letter, EMPTY)

    assert letters.BLANK in subject + body


def test_a_period_that_finishes_before_it_begins_is_left_to_complete():
    crossed = examples.invoice(period_from=examples.invoice().period_to, period_to=examples.invoice().period_from)

    assert letters.facts(examples.work(invoice=crossed))["period"] == letters.BLANK


def test_the_address_opens_a_mail_program_with_everything_filled():
    letter = examples.cloisirs().letter("ask_engagement")
    assert letter is not None
    subject, body = letters.fill(letter, examples.work())

    address = urlsplit(letters.mailto("cloisirs@cherbourg.fr", subject, body))

    assert (address.scheme, address.path) == ("mailto", "cloisirs@cherbourg.fr")
    assert parse_qs(address.query) == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}
    assert "+" not in address.query
