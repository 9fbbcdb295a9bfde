"""Ready e-mails, the covering letter and the sheet of the convention: every place filled, an address that a mail program opens."""

import io
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pypdf
import pytest

from chorus_desktop.domain import letters
from chorus_desktop.domain.letters import BLANK
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, deposit, dossiers
from tests.helpers import clubs
from tests.helpers.clubs import PROCEDURE, TODAY

KEYS = [letter.key for letter in data.procedure(PROCEDURE).letters]


def words(pdf):
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


@pytest.mark.parametrize("key", KEYS)
def test_every_place_is_filled(club, key):
    club.signs(reference="C-12")

    letter = dossiers.letter(club.store, club.dossier, key, TODAY, club.draft())

    assert BLANK not in letter.subject + letter.body
    assert not re.search(r"[{}]|None", letter.subject + letter.body)
    assert [email for _, email in letter.addresses] == ["cloisirs@cherbourg.fr"]
    assert "Claire Martin" in letter.body


@pytest.mark.parametrize("key", KEYS)
def test_what_is_not_known_yet_leaves_a_mark_to_complete(store, tmp_path, key):
    club = clubs.founded(store, tmp_path, name="", representative_name="", email="pas un e-mail")

    letter = dossiers.letter(store, club.dossier, key, TODAY)

    assert BLANK in letter.body


@pytest.mark.parametrize("key", KEYS)
def test_a_mail_program_reads_back_what_was_written(club, key):
    letter = dossiers.letter(club.store, club.dossier, key, TODAY)

    to = letter.addresses[0][1]
    opened = letters.mailto(to, letter.subject, letter.body)
    address = urlsplit(opened)
    fields = parse_qs(address.query, strict_parsing=True)

    assert (address.scheme, unquote(address.path)) == ("mailto", to)
    assert fields == {"subject": [letter.subject], "body": [letter.body.replace("\n", "\r\n")]}
    assert opened.isascii()


def test_the_letter_of_an_invoice_speaks_of_it(club):
    letter = dossiers.letter(club.store, club.dossier, "ask_ceiling", TODAY, club.draft())

    assert letter.subject == "Engagement CP2026/4512/1\u00a0: Judo Club de la Baie"
    assert "31 janvier 2026" in letter.body


def test_an_unknown_letter_says_where_to_write(club):
    with pytest.raises(Trouble) as trouble:
        dossiers.letter(club.store, club.dossier, "unheard", TODAY)
    assert "contacts" in trouble.value.what_to_do


def test_the_covering_letter_and_the_sheet_are_papers(club):
    letter = words(deposit.cover_letter(club.store, club.dossier, TODAY).data)
    sheet = words(deposit.convention_sheet(club.store, club.dossier, TODAY).data)

    for text in ("Judo Club de la Baie", "13 rue Tour Carrée", "3 février 2026", "Claire Martin"):
        assert text in letter
    for text in (
        "Judo Club de la Baie",
        "123 456 782 00010",
        "FR76 3000 6000 0112 3456 7890 189",
        "2025-2026",
        "31 août 2030",
        "cloisirs@cherbourg.fr",
    ):
        assert text in sheet


def test_an_empty_card_still_gives_both_papers(store, tmp_path):
    club = clubs.founded(store, tmp_path, **dict.fromkeys(clubs.CARD, ""))

    for paper in (deposit.cover_letter(store, club.dossier, TODAY), deposit.convention_sheet(store, club.dossier, TODAY)):
        assert paper.data.startswith(b"%PDF-")
