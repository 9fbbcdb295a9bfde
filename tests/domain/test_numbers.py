"""Numbers: read loosely, kept compact, shown for people; what is not one is refused with a sentence."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from stdnum import luhn

from chorus_desktop.domain.bank import Bic, Iban, Rib
from chorus_desktop.domain.discount import Discount
from chorus_desktop.domain.numbers import Email, FrenchVat, Number, Phone, Postcode, Rna, Siren, Siret
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber, MarketNumber, ServiceCode
from tests.helpers.refusals import attempt, refusal

EVERY = (
    Siren,
    Siret,
    Rna,
    FrenchVat,
    Postcode,
    Email,
    Phone,
    Iban,
    Rib,
    Bic,
    InvoiceNumber,
    EngagementNumber,
    ServiceCode,
    MarketNumber,
    Discount,
)

VALID = [
    (Siren, "123456782", "123 456 782"),
    (Siret, "12345678200010", "123 456 782 00010"),
    (Rna, "W502001234", "W502001234"),
    (FrenchVat, "FR11123456782", "FR 11 123 456 782"),
    (Postcode, "50100", "50100"),
    (Email, "contact@judo-baie.example", "contact@judo-baie.example"),
    (Phone, "0233000000", "02 33 00 00 00"),
    (Iban, "FR7630006000011234567890189", "FR76 3000 6000 0112 3456 7890 189"),
    (Rib, "30006000011234567890189", "30006 00001 12345678901 89"),
    (Bic, "AGRIFRPP", "AGRIFRPP"),
    (InvoiceNumber, "FA2026-012", "FA2026-012"),
    (EngagementNumber, "CP2026/4512/1", "CP2026/4512/1"),
    (ServiceCode, "ASE_538", "ASE_538"),
    (MarketNumber, "2026-M-014", "2026-M-014"),
    (Discount, "10%", "10\u00a0%"),
]


@pytest.mark.parametrize(("kind", "compact", "pretty"), VALID)
def test_what_is_valid_is_kept_compact_and_shown_for_people(kind, compact, pretty):
    assert kind(pretty) == compact
    assert kind(f"\u00a0 {pretty}\t") == compact
    assert kind(compact).pretty() == pretty


@pytest.mark.parametrize(("kind", "compact", "pretty"), VALID)
def test_json_holds_the_compact_text_and_gives_the_number_back(kind, compact, pretty):
    adapter = TypeAdapter(kind)

    assert adapter.dump_json(kind(compact)) == f'"{compact}"'.encode()
    again = adapter.validate_json(f'"{compact}"')
    assert type(again) is kind
    assert again == compact


def near_valid(kind):
    """Texts that look like the number: a valid one with a few characters replaced, added or taken away."""
    model = next(compact for one, compact, _ in VALID if one is kind)
    alphabet = st.sampled_from([*"0123456789ABCZabcz +-/._%€,'@", "\u00a0", "\u202f", "\u200b", "\u2011", "٣", "é", "\x00"])
    edit = st.tuples(st.integers(0, len(model)), st.integers(0, 2), st.text(alphabet, max_size=3))

    def edited(edits):
        text = model
        for at, cut, put in edits:
            text = text[:at] + put + text[at + cut :]
        return text

    return st.lists(edit, max_size=3).map(edited)


@pytest.mark.parametrize("kind", EVERY)
@given(data=st.data())
def test_any_text_is_refused_with_a_sentence_or_survives_the_round_trip(kind, data):
    text = data.draw(st.one_of(st.text(max_size=60), near_valid(kind)))
    number, refused = attempt(kind, text)

    assert refused or kind(str(number)) == kind(number.pretty()) == number


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_a_digit_mistyped_in_a_siren_never_passes(eight):
    right = eight + luhn.calc_check_digit(eight)
    assert Siren(right) == right
    for place in range(9):
        wrong = right[:place] + str((int(right[place]) + 1) % 10) + right[place + 1 :]
        assert "clé de contrôle est fausse" in refusal(Siren, wrong)


def test_a_siret_belongs_to_a_siren():
    assert Siret("200 056 844 00018").siren == Siren("200056844")


@pytest.mark.parametrize("text", ["356 000 000 00048", "35600000000006", "356 000 000 49837"])
def test_la_poste_has_keys_of_its_own(text):
    assert Siret(text).siren == "356000000"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1234567820001", "il en manque un."),
        ("123456782", "il en manque 5."),
        ("123456782000100", "il y en a un de trop."),
        ("1234567820001O", "retirez «\u00a0O\u00a0»"),
        ("١٢٣٤٥٦٧٨٢٠٠٠١٠", "retirez «\u00a0١٢٣٤٥\u00a0»"),
        ("12345678200011", "clé de contrôle est fausse"),
    ],
)
def test_a_wrong_siret_is_told_apart(text, said):
    assert said in refusal(Siret, text)


def test_marks_that_pasting_brings_along_are_no_part_of_a_number():
    assert Siret("\ufeff123\u2011456\u200b782\u202f00010\u200e") == "12345678200010"
    assert Iban("FR76\u00a03000\u00ad6000 0112-3456.7890 189") == "FR7630006000011234567890189"


@given(st.integers(100_000, 99_999_999).map(lambda n: f"{n:08d}"))
def test_a_vat_number_follows_from_the_siren(eight):
    siren = eight + luhn.calc_check_digit(eight)
    key = f"{(12 + 3 * (int(siren) % 97)) % 97:02d}"
    assert FrenchVat(f"fr {key} {siren}") == FrenchVat(f"{key}{siren}") == f"FR{key}{siren}"


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (FrenchVat, "FR 1112345678", "vous en avez tapé 12"),
        (FrenchVat, "1112345678", "vous en avez tapé 10"),
        (FrenchVat, "FR 12 123 456 782", "ne correspond pas au SIREN"),
        (Rna, "502001234", "commence par W"),
        (Postcode, "99100", "n’est pas un code postal français"),
        (Postcode, "00100", "n’est pas un code postal français"),
        (Postcode, "5010", "il en manque un"),
        (Email, "contact@judo", "nom@exemple.fr"),
        (Email, "con tact@judo.fr", "nom@exemple.fr"),
        (Email, ".contact@judo.fr", "nom@exemple.fr"),
        (Email, "con..tact@judo.fr", "nom@exemple.fr"),
        (Email, "contact@-judo.fr", "nom@exemple.fr"),
        (Phone, "02 33 00 00", "dix chiffres"),
        (Phone, "00 33 00 00 00", "dix chiffres"),
        (Iban, "FR76 3000 6000 0112 3456 7890 18", "il en manque 1."),
        (Iban, "FR76 3000 6000 0112 3456 7890 1890", "il y en a 1 de trop."),
        (Iban, "FR76 3000 6000 0112 3456 7890 188", "clé de contrôle"),
        (Iban, "DE89 3704 0044 0532 0130 0٠", "n’a pas la forme d’un IBAN"),
        (Iban, "XX", "n’a pas la forme d’un IBAN"),
        (Rib, "30006 00001 12345678901", "vous en avez tapé 21"),
        (Rib, "30006 00001 12345678901 88", "La clé de ce RIB est fausse"),
        (Rib, "30006/00001/12345678901/89", "n’a pas la forme d’un RIB"),
        (Bic, "AGRIFR", "vous en avez tapé 6"),
    ],
)
def test_each_refusal_says_what_is_wrong(kind, text, said):
    assert said in refusal(kind, text)


def test_the_rib_key_inside_a_french_iban_is_checked_too():
    """One account digit changed and the international key reckoned again: only the RIB key can tell."""
    bban = "30006000011234567890289"
    digits = "".join(str(int(letter, 36)) for letter in f"{bban}FR00")
    forged = f"FR{98 - int(digits) % 97:02d}{bban}"

    assert "clé RIB" in refusal(Iban, forged)


def test_an_iban_gives_the_blocks_that_the_portal_asks_for():
    iban = Iban("FR76 3000 6000 0112 3456 7890 189")

    assert (iban.country, iban.check_key, iban.bban) == ("FR", "76", "30006000011234567890189")
    assert len(iban.bban) == 23
    assert iban.rib is not None
    assert iban.rib.blocks == ("30006", "00001", "12345678901", "89")
    assert Rib("20041 01005 0500013m026 06").blocks == ("20041", "01005", "0500013M026", "06")
    assert Iban("DE89 3704 0044 0532 0130 00").rib is None


def test_a_right_key_does_not_make_an_account_of_the_wrong_length():
    bban = "3704004405320130000"
    digits = "".join(str(int(letter, 36)) for letter in f"{bban}DE00")

    assert "n’a pas la forme d’un IBAN" in refusal(Iban, f"DE{98 - int(digits) % 97:02d}{bban}")


@pytest.mark.parametrize("text", ["DE89 3704 0044 0532 0130 00", "MC58 1122 2000 0101 2345 6789 030", "fr14 2004 1010 0505 0001 3m02 606"])
def test_accounts_of_other_countries_and_with_letters_are_read(text):
    assert Iban(text).pretty().replace(" ", "") == text.replace(" ", "").upper()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+33 (0)2.33.00.00.00", "02 33 00 00 00"),
        ("0033 233000000", "02 33 00 00 00"),
        ("+44 20 7946 0000", "+442079460000"),
        ("+123456789", "+123456789"),
        ("3977", "3977"),
    ],
)
def test_phones_are_shown_as_one_dials_them(text, shown):
    assert Phone(text).pretty() == shown


def test_an_address_copied_from_a_link_is_one():
    assert Email("mailto:contact@judo-baie.example") == "contact@judo-baie.example"


@given(st.text(max_size=20))
@example("  anything ")
def test_a_plain_number_is_its_text(text):
    assert Number(text) == Number(Number(text).pretty()) == text.strip()
