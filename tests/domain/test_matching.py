"""Lines of a bank against the invoices that wait: numbers in any spelling, sums, credit notes, payers; and what never happens."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.matching import Confidence, matched
from chorus_desktop.domain.number_in_label import Numbers, has_letters
from chorus_desktop.domain.payer_signs import PayerSigns
from tests.helpers.banks import DAY, MEMBERS, line, payable, payables

SIGNS = PayerSigns(
    title="", source="", checked_on=DAY, payers=("drfip", "tresor", "tresor public", "sgc"), ordinary=("ville", "commune")
)  # fmt: skip
TWELVE, THIRTEEN = payable(), payable("FA2026-013", 20_000)
NOTE = payable("AV2026-001", -5_000, kind=DocumentKind.CREDIT_NOTE)


def found(lines, those, tick=lambda *_: None):
    return matched(lines, those, SIGNS, tick)


def one(amount, label, *those, **changes):
    """(shares by number, confidence, reason) of the only proposal; none where there is none."""
    proposals, _ = found([line(amount, label, **changes)], those)
    if not proposals:
        return None
    (proposal,) = proposals
    numbers = {each.invoice: each.number for each in those}
    return {numbers[share.invoice]: share.amount for share in proposal.shares}, proposal.confidence.value, proposal.reason


@pytest.mark.parametrize(
    "label",
    [
        "VIR SEPA DRFIP FA2026-012", "fa 2026 012 mandat 44", "MANDAT 12 FACT.FA2026/12", "FA-2026-0012", "FA2026012 VILLE", "REF:FA2026_012/",
        "Fa2026 — 012",
    ],
)  # fmt: skip
def test_a_number_is_found_in_any_spelling(label):
    assert Numbers({"a": "FA2026-012", "b": "FA2026-013"}).named_in(label) == ("a",)


@pytest.mark.parametrize("label", ["FA2026-0120", "FA2026-1", "XFA2026012", "2026 012", "VIR 12/03/2026", ""])
def test_what_only_resembles_a_number_is_not_one(label):
    assert Numbers({"a": "FA2026-012"}).named_in(label) == ()


def test_short_numbers_are_looked_for_nowhere_and_the_longest_one_wins():
    assert Numbers({"a": "12"}).named_in("VIR 12") == ()
    assert Numbers({"long": "FA2026-1-2", "short": "FA2026-1"}).named_in("FA2026-1-2") == ("long",)
    assert has_letters("FA2026-012")
    assert not has_letters("2026-012")


def test_a_named_invoice_of_the_same_amount_is_sure():
    assert one(39_250, "VIR FA2026-012", TWELVE, THIRTEEN) == (
        {"FA2026-012": 39_250}, "sure", "FA2026-012\u00a0: même montant, numéro dans le libellé",
    )  # fmt: skip


def test_several_named_invoices_are_paid_together():
    shares, confidence, reason = one(59_250, "FA2026-012 FA2026-013", TWELVE, THIRTEEN)

    assert (shares, confidence) == ({"FA2026-012": 39_250, "FA2026-013": 20_000}, "sure")
    assert reason == "FA2026-012 et FA2026-013\u00a0: même montant, numéros dans le libellé"


def test_a_credit_note_that_nobody_names_is_taken_off():
    shares, confidence, reason = one(34_250, "VIR FA2026-012", TWELVE, NOTE)

    assert (shares, confidence) == ({"FA2026-012": 39_250, "AV2026-001": -5_000}, "sure")
    assert "l’avoir AV2026-001 déduit" in reason
    both = one(33_250, "VIR FA2026-012", TWELVE, NOTE, payable("AV2026-002", -1_000))
    assert both[0] == {"FA2026-012": 39_250, "AV2026-001": -5_000, "AV2026-002": -1_000}
    assert "les avoirs déduits" in both[2]


def test_a_named_invoice_paid_in_part_or_with_others_is_likely():
    part = one(10_000, "FA2026-012", TWELVE)
    assert (part[0], part[1]) == ({"FA2026-012": 10_000}, "likely")
    assert "100,00\u00a0€ sur 392,50\u00a0€" in part[2]
    assert one(59_250, "FA2026-012", TWELVE, THIRTEEN)[0] == {"FA2026-012": 39_250, "FA2026-013": 20_000}
    more = one(40_000, "FA2026-012", TWELVE, THIRTEEN)
    assert (more[0], more[1]) == ({"FA2026-012": 39_250}, "likely")
    assert "7,50\u00a0€ de plus" in more[2]
    assert one(40_000, "FA2026-012 FA2026-013", TWELVE, THIRTEEN.model_copy(update={"payer_siret": "1"}))[1] == "likely"


def test_a_number_without_letters_says_nothing_when_the_amount_differs():
    plain = payable("2026-012", 39_250)

    assert one(39_250, "VIR 2026-012", plain)[1] == "sure"
    assert one(10_000, "LOYER 2026 12", plain) is None


def test_an_amount_alone_is_to_be_checked_and_with_the_payers_name_likely():
    assert one(39_250, "VIR RECU", TWELVE)[1:] == ("possible", "FA2026-012\u00a0: même montant")
    assert one(39_250, "VIR DRFIP NORMANDIE", TWELVE)[1:] == (
        "likely",
        "FA2026-012\u00a0: même montant, «\u00a0DRFIP\u00a0» dans le libellé",
    )
    assert one(39_250, "VIREMENT TRESOR PUBLIC", TWELVE)[2].endswith("«\u00a0TRESOR PUBLIC\u00a0» dans le libellé")
    assert one(39_250, "VIR DE port neuf", payable(payer="Commune de Bellerive"))[1] == "possible"
    assert one(39_250, "VIR BELLERIVE", payable(payer="Commune de Bellerive"))[1] == "likely"
    assert one(39_250, "VIR COMMUNE", payable(payer="Commune de Bellerive"))[1] == "possible"


def test_two_invoices_of_one_amount_are_told():
    twin = payable("FA2026-020", 39_250)
    shares, confidence, reason = one(39_250, "VIR DRFIP", TWELVE, twin)

    assert (shares, confidence) == ({"FA2026-012": 39_250}, "possible")
    assert "FA2026-020 aussi, la plus ancienne est proposée" in reason
    assert one(39_250, "VIR", TWELVE, twin)[1] == "possible"
    assert one(39_250, "VIR BELLERIVE", TWELVE, payable("FA2026-020", 39_250, payer="Bellerive"))[0] == {"FA2026-020": 39_250}


def test_the_sum_of_several_is_found_for_a_payer_that_the_label_speaks_of():
    others = [payable(f"FA2026-0{rank}", 1_000 + rank) for rank in range(20, 30)]

    assert one(59_250, "VIR SGC", TWELVE, THIRTEEN, *others)[:2] == ({"FA2026-012": 39_250, "FA2026-013": 20_000}, "likely")
    assert one(54_250, "VIR SGC", TWELVE, THIRTEEN, NOTE, *others)[0] == {"FA2026-012": 39_250, "FA2026-013": 20_000, "AV2026-001": -5_000}
    assert one(59_250, "VIR LINA A", TWELVE, THIRTEEN, *others) is None
    assert one(59_250, "VIR", TWELVE, THIRTEEN)[1] == "possible"


def test_two_associations_that_gave_the_same_number_are_not_mixed():
    theirs = payable(invoice="theirs", association="theatre", left=10_000)

    assert [share.invoice for share in found([line(10_000)], [TWELVE, theirs])[0][0].shares] == ["theirs"]
    assert [share.invoice for share in found([line(5_000)], [TWELVE, theirs])[0][0].shares] == ["fa2026-012"]


def test_the_surest_line_is_served_first():
    proposals, _ = found([line(39_250, "VIR"), line(39_250, "FA2026-012")], [TWELVE])

    assert [(each.line.label, each.confidence) for each in proposals] == [("FA2026-012", Confidence.SURE)]


def test_what_is_left_of_an_invoice_may_be_paid_by_another_line():
    proposals, _ = found([line(10_000), line(29_250)], [TWELVE])

    assert [each.shares[0].amount for each in proposals] == [10_000, 29_250]


@pytest.mark.parametrize(
    ("those", "said"),
    [
        (payable(void=True), "est rejetée ou annulée"),
        (payable(state=InvoiceState.FINALISED, deposited_on=None), "n’est pas notée déposée"),
        (payable(deposited_on=date(2026, 3, 20)), "a été déposée après ce virement"),
        (payable(paid=39_250), "est déjà notée payée"),
    ],
)
def test_a_line_that_names_what_cannot_be_paid_says_why(those, said):
    proposals, (remark,) = found([line()], [those])

    assert proposals == ()
    assert said in remark.said
    assert remark.line == line()


@given(
    payables(),
    st.lists(st.tuples(st.integers(1, 120), st.integers(0, 9), st.sampled_from([*MEMBERS, "VIR DRFIP", "VIR SGC"])), max_size=12),
)
def test_shares_never_exceed_what_is_left_nor_the_transfer(those, drawn):
    lines = [line(tens * 500, f"{label} FA2026-{rank:03}" if rank else label) for tens, rank, label in drawn]

    proposals, remarks = found(lines, those)

    known = {each.invoice: each for each in those}
    given_ = dict.fromkeys(known, 0)
    for proposal in proposals:
        assert 0 < sum(share.amount for share in proposal.shares) <= proposal.line.amount
        assert len({share.invoice for share in proposal.shares}) == len(proposal.shares)
        assert len({known[share.invoice].association for share in proposal.shares}) == 1
        for share in proposal.shares:
            assert known[share.invoice].is_open
            assert known[share.invoice].deposited_on <= proposal.line.on
            given_[share.invoice] += share.amount
    assert all(abs(given_[key]) <= abs(known[key].left) and given_[key] * known[key].left >= 0 for key in known)
    assert len(proposals) + len(remarks) <= len(lines)


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=30, unique=True), st.randoms())
def test_every_unique_amount_is_found_whatever_stands_between(amounts, chance):
    those = [payable(f"FA2026-{rank:03}", cents) for rank, cents in enumerate(amounts, start=1)]
    lines = [line(cents, "VIR RECU") for cents in amounts] + [line(cents * 10**8, member) for cents, member in enumerate(MEMBERS, start=1)]
    chance.shuffle(lines)

    proposals, _ = found(lines, those)

    assert {(each.line.amount, each.shares[0].invoice) for each in proposals} == {(each.net, each.invoice) for each in those}


def test_thousands_of_lines_say_how_far_they_are():
    told = []
    lines = [line(7_500 + rank, MEMBERS[rank % 5]) for rank in range(20_000)] + [line()]

    proposals, _ = found(lines, [TWELVE, THIRTEEN, NOTE], lambda done, total: told.append((done, total)))

    # The members' line of that very amount comes after the one that names the invoice.
    assert [each.confidence for each in proposals if each.shares[0].invoice == "fa2026-012"] == [Confidence.SURE]
    assert told == sorted(told)
    assert told[-1][0] < told[-1][1]


def test_confidence_is_said_in_words():
    assert [each.label for each in Confidence] == ["Sûr", "Probable", "À vérifier"]
