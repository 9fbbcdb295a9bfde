"""The card of an association: what is typed stays, readable or not, and what is missing is said."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, dossiers, home, issue
from tests.helpers import clubs
from tests.helpers.clubs import CARD, TODAY, codes


def picture(color="navy", size=(300, 200)):
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, "PNG")
    return file.getvalue()


def test_a_new_card_says_what_it_lacks(store):
    view = associations.view(store, associations.create(store))

    assert [where for where, _ in codes(view.problems)] == [
        "association.name",
        "association.siret",
        "association.street",
        "association.representative_name",
        "association.vat",
        "association.iban",
    ]


def test_a_card_typed_whole_lacks_nothing_and_shows_as_typed_well(store):
    view = associations.save(store, associations.create(store), {**CARD, "siret": "12345678200010", "phone": "02.33.00.00.00"})

    assert view.problems == ()
    assert view.typed["siret"] == "123 456 782 00010"
    assert view.typed["phone"] == "02 33 00 00 00"
    assert view.typed["logo"] == ""


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("siret", "123 456 782 0001", "il en manque un"),
        ("siret", "123 456 782 00011", "clé"),
        ("iban", "FR76 3000 6000 0112 3456 7890 188", "clé"),
        ("postcode", "5010", "5 chiffres"),
        ("email", "contact@", "contact@"),
        ("portal_account_on", "31/02/2026", "n’existe pas dans le calendrier"),
        ("vat", "exonérée", "un des choix"),
    ],
)
def test_what_cannot_be_read_is_kept_as_typed_and_said(store, field, text, said):
    club = associations.create(store)
    associations.save(store, club, CARD)

    view = associations.save(store, club, {field: text})

    assert view.typed[field] == text
    assert [problem.where for problem in view.problems] == [f"association.{field}"]
    assert said in view.problems[0].sentence
    assert {name: view.typed[name] for name in ("name", "city", "bic")} == {name: CARD[name] for name in ("name", "city", "bic")}


def test_half_typed_texts_are_there_again_after_closing(store, tmp_path):
    club = associations.create(store)
    associations.save(store, club, {"name": "Théâtre du Phare", "siret": "123 456", "email": "contact@"})
    store.close()

    again = clubs.opened(tmp_path)
    view = associations.save(again, club, {"city": "Cherbourg"})

    assert {name: view.typed[name] for name in ("name", "siret", "email", "city")} == {
        "name": "Théâtre du Phare",
        "siret": "123 456",
        "email": "contact@",
        "city": "Cherbourg",
    }
    assert {"association.siret", "association.email"} <= {where for where, _ in codes(view.problems)}
    again.close()


def test_mending_or_emptying_a_field_forgets_what_was_typed_wrong(store):
    club = associations.create(store)
    associations.save(store, club, {**CARD, "iban": "FR00", "phone": "02 33"})

    view = associations.save(store, club, {"iban": CARD["iban"], "phone": ""})

    assert view.problems == ()
    assert view.association.phone is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(typed=st.dictionaries(st.sampled_from(sorted(CARD)), st.text(max_size=30), min_size=1))
def test_nothing_typed_is_ever_lost(store, typed):
    """Whatever was typed is read, or shown again as it was."""
    club = associations.create(store)

    view = associations.save(store, club, typed)

    wrong = {problem.field for problem in view.problems}
    for field, text in typed.items():
        if getattr(view.association, field) in (None, ""):
            assert not text.strip() or (view.typed[field] == text and field in wrong)
    assert associations.save(store, club, view.typed).association == view.association


def test_a_numbering_pattern_that_cannot_work_is_said(store):
    club = associations.create(store)

    view = associations.save(store, club, {**CARD, "numbering": "FA{année}"})

    assert codes(view.problems) == [("association.numbering", "numbering.no_rank")]
    assert associations.next_numbers(store, club, ("FA{année}", "{année}/{n:02}", "{n}"), TODAY) == (None, "2026/01", "1")
    assert associations.past_view(store, club, TODAY).next_number is None


def test_a_logo_is_put_removed_and_put_back(store, tmp_path):
    club = associations.create(store)
    path = tmp_path / "logo.png"
    path.write_bytes(picture())

    shown = associations.set_picture(store, club, "logo", path).association.logo
    assert Image.open(io.BytesIO(associations.picture(store, shown))).size == (300, 200)

    assert associations.set_picture(store, club, "logo", None).association.logo == ""
    assert associations.put_back_picture(store, club, "logo", shown).association.logo == shown
    assert associations.picture(store, "") == b""


@pytest.mark.parametrize("data", [b"", b"no image", picture()[:60]])
def test_a_logo_that_is_no_image_is_refused_and_the_former_one_stays(store, tmp_path, data):
    club = associations.create(store)
    (tmp_path / "logo.png").write_bytes(picture())
    before = associations.set_picture(store, club, "logo", tmp_path / "logo.png").association.logo
    (tmp_path / "broken.png").write_bytes(data)

    with pytest.raises(Trouble, match="image"):
        associations.set_picture(store, club, "logo", tmp_path / "broken.png")

    assert associations.view(store, club).association.logo == before


def test_a_picture_is_kept_while_half_typed_texts_are(store, tmp_path):
    club = associations.create(store)
    associations.save(store, club, {"siret": "123"})
    (tmp_path / "signature.png").write_bytes(picture())

    view = associations.set_picture(store, club, "signature", tmp_path / "signature.png")

    assert view.typed["siret"] == "123"


def test_several_associations_live_in_one_file_each_with_its_numbers(store, tmp_path):
    judo = clubs.judo(store, tmp_path)
    dance = clubs.judo(store, tmp_path, name="Danse du Roule", siret="987 654 324 00019", numbering="D{n:04}")

    numbers = [club.issues()[1] for club in (judo, dance, dance)]

    assert numbers == ["FA2026-001", "D0001", "D0002"]
    assert associations.next_numbers(store, judo.association, ("FA{année}-{n:03}", "D{n:04}"), TODAY) == ("FA2026-002", "D0001")


def test_two_cards_of_one_siren_share_their_numbers(store, tmp_path):
    """A club and its section, or the same club typed twice: for the law it is one invoicer."""
    club = clubs.judo(store, tmp_path)
    section = clubs.judo(store, tmp_path, name="Judo Club, section féminine", siret="123 456 782 00028")

    assert club.issues()[1] == "FA2026-001"
    assert section.issues()[1] == "FA2026-002"
    assert club.issues()[1] == "FA2026-003"


def test_a_card_mended_after_its_first_invoice_keeps_its_numbers(club):
    club.issues()

    associations.save(club.store, club.association, {"siret": "987 654 324 00019"})
    second = club.ready()

    assert issue.finalise(club.store, second, TODAY) == "FA2026-002"


def test_an_association_of_which_nothing_is_typed_is_nowhere_and_serves_the_next_time(store):
    first = associations.create(store)
    associations.save(store, first, associations.view(store, first).typed)

    assert home.column(store).holders == ()
    assert home.home(store, TODAY).associations == ()
    assert not home.still_there(store, "association", first)
    assert associations.create(store) == first


@pytest.mark.parametrize(
    "touch",
    [
        lambda store, card: associations.save(store, card, {"city": "Querqueville"}),
        lambda store, card: associations.save(store, card, {"siret": "123"}),
        lambda store, card: associations.add_past(store, card, {"number": "X2025-1", "day": "01/12/2025"}),
        lambda store, card: associations.keep_past_draft(store, card, {"number": "X2025-1"}),
        lambda store, card: dossiers.create(store, card, "cloisirs-cherbourg", "2025-2026", TODAY),
    ],
)
def test_an_association_touched_in_any_way_stays(store, touch):
    begun = associations.create(store)

    touch(store, begun)

    assert [holder.id for holder in home.column(store).holders] == [begun]
    assert associations.create(store) != begun
