"""The portal's states, as data, and as others write them."""

import pytest

from chorus_desktop.domain.portal_status import Phase, StatusFacts, status_named
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data

STATUSES = data.statuses()


def test_a_state_says_who_acts_and_what_becomes_of_the_number():
    facts = StatusFacts(code=4, next="Vous", final=False, number="same", phase=Phase.RETURNED, names=("A_RECYCLER",)).facts

    assert facts == (
        ("Qui agit ensuite", "Vous"),
        ("État définitif", "non"),
        ("Votre numéro de facture", "le même, ne la déposez pas une seconde fois"),
    )
    paid = StatusFacts(code=11, next="Personne", final=True, phase=Phase.ORDERED, names=("MISE_EN_PAIEMENT",))
    assert paid.facts[1:] == (("État définitif", "oui, la facture ne changera plus d’état"),)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Mise à disposition du destinataire", "mise-a-disposition"),
        ("MISE_A_DISPOSITION", "mise-a-disposition"),
        ("mise a disposition", "mise-a-disposition"),
        (" A RECYCLER ", "a-recycler"),
        ("Rejetée", "rejetee"),
        ("En cours d'acheminement vers le destinataire", "en-cours-d-acheminement"),
        ("03", "mise-a-disposition"),
        ("12", "completee"),
        ("REFUSEE_1", "refusee-par-le-valideur"),
    ],
)
def test_a_state_is_known_however_it_is_written(written, key):
    assert status_named(written, STATUSES).key == key


@pytest.mark.parametrize("written", ["", "Payée", "13", "0"])
def test_other_words_are_no_state(written):
    assert status_named(written, STATUSES) is None


def test_no_two_states_are_written_alike():
    names = [name for status in STATUSES for name in (status.label, *status.names)]

    assert all(status_named(name, STATUSES) == next(s for s in STATUSES if name in (s.label, *s.names)) for name in names)


def test_what_waits_for_her_says_how_it_is_answered():
    assert {s.key for s in STATUSES if s.phase.asks_her} == {s.key for s in STATUSES if s.answer}
    assert {s.key for s in STATUSES if s.phase.is_accepted} == {
        "service-fait", "mandatee", "mise-a-disposition-du-comptable", "comptabilisee", "mise-en-paiement",
    }  # fmt: skip


def test_a_state_of_a_newer_version_is_said():
    assert data.status("rejetee").code == 5
    with pytest.raises(Trouble, match="n’existe pas dans cette version"):
        data.status("inconnue")
