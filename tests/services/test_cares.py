"""Prises en charge of a dossier: typed, kept whatever was typed, billed over the years, and what names children leaves the disk."""

from datetime import date
from decimal import Decimal

import pytest

from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import cares, deposit, dossiers, invoices, issue
from chorus_desktop.services.views import Refused
from tests.helpers import ase
from tests.helpers.clubs import TODAY, codes


@pytest.fixture
def year(club):
    return ase.opened(club.store, club.association)


def billed(club, dossier):
    return {key: (value.cents, value.days) for key, value in cares.view(club.store, dossier, TODAY).billed.items()}


def care_codes(view):
    return [found for found in codes(view.problems) if found[1].startswith(("care.", "day_price."))]


def test_what_is_typed_comes_back(club, year):
    view = cares.view(club.store, year, TODAY)

    assert (view.title, view.recipient) == ("ASE 93 2026", "Département de la Seine-Saint-Denis")
    assert view.cares[0]["child"] == ase.CHILD
    assert view.cares[0]["ceiling"] == "40\u202f000,00"
    assert [row["price"] for row in view.prices] == ["178,35", "181,90"]
    assert view.problems == ()


def test_what_cannot_be_read_is_kept_and_a_blank_row_is_forgotten(club, year):
    typed = {**ase.CARE_TYPED, "valid_from": "demain"}

    view = cares.save(club.store, year, (typed, {"id": "c9", "child": " "}), (), TODAY)

    assert [row["valid_from"] for row in view.cares] == ["demain"]
    assert codes(view.problems) == [("cares.c1.valid_from", "date.text")]
    assert cares.save(club.store, year, (ase.CARE_TYPED,), (), TODAY).problems == ()


def test_the_month_is_proposed_split_at_the_new_price(club, year):
    view = invoices.view(club.store, ase.drafted(club.store, year), TODAY)

    lines = view.work.invoice.lines
    assert [(line.quantity, line.unit_price, line.beneficiary, line.care) for line in lines] == [
        (Decimal(15), Decimal("178.35"), ase.CHILD, "c1"),
        (Decimal(16), Decimal("181.90"), ase.CHILD, "c1"),
    ]
    assert care_codes(view) == []
    assert cares.month_lines(club.store, year, view.id, TODAY) == (), "a second press adds nothing"


def test_without_a_period_nothing_is_proposed(club, year):
    draft = invoices.create(club.store, year, TODAY)
    invoices.save(club.store, draft, {"period_from": "", "period_to": ""}, (), TODAY)

    assert cares.month_lines(club.store, year, draft, TODAY) == ()


def test_a_line_without_a_prise_en_charge_cannot_be_finalised(club, year, tmp_path):
    draft = ase.drafted(club.store, year)
    ase.joined(club.store, draft, tmp_path)
    lines = [{**line, "care": ""} for line in invoices.view(club.store, draft, TODAY).lines]
    invoices.save(club.store, draft, {}, lines, TODAY)

    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, draft, TODAY)

    assert {problem.code for problem in refused.value.problems} == {"care.none"}


def test_a_supply_of_the_service_names_no_child(club, year):
    draft = invoices.create(club.store, year, TODAY)
    line = {"designation": "Papier", "quantity": "1", "unit": "lot", "unit_price": "10"}
    view = invoices.save(club.store, draft, {"service_code": "538"}, (line,), TODAY)

    assert care_codes(view) == []


def test_what_was_issued_counts_and_what_was_cancelled_does_not(club, year, tmp_path):
    first = ase.finalised(club.store, year, tmp_path)
    assert billed(club, year) == {"pec-2026-0147": (267_525 + 291_040, Decimal(31))}
    assert invoices.view(club.store, first, TODAY).work.billed == {}, "an invoice does not count against itself"

    replacing = issue.cancel(club.store, first, TODAY, "Un jour de trop")
    assert billed(club, year) == {}
    assert invoices.view(club.store, replacing, TODAY).work.invoice.lines[0].care == "c1"


def test_a_credit_note_gives_its_days_back(club, year, tmp_path):
    first = ase.finalised(club.store, year, tmp_path)
    note = invoices.credit(club.store, first, TODAY)
    back = invoices.view(club.store, note, TODAY).lines[:1]
    invoices.save(club.store, note, {}, [{**back[0], "quantity": "5", "executed_from": "11/01/2026"}], TODAY)

    issue.finalise(club.store, note, TODAY)

    assert billed(club, year)["pec-2026-0147"] == (267_525 + 291_040 - 89_175, Decimal(26))
    following = cares.month_lines(club.store, year, bare(club, year), TODAY)
    assert [(line["quantity"], line["executed_from"], line["executed_to"]) for line in following] == [("5", "11/01/2026", "15/01/2026")]


def bare(club, year):
    """Another invoice of January, without a line."""
    draft = invoices.create(club.store, year, TODAY)
    january = {"period_from": "01/01/2026", "period_to": "31/01/2026"}
    invoices.save(club.store, draft, {"service_code": "125", **january}, (), TODAY)
    return draft


def test_a_month_is_proposed_once(club, year, tmp_path):
    ase.finalised(club.store, year, tmp_path)

    assert cares.month_lines(club.store, year, bare(club, year), TODAY) == ()
    typed = [
        {**line, "care": "c1"}
        for line in (
            {
                "designation": "Hébergement",
                "quantity": "1",
                "unit": "jour",
                "unit_price": "1",
                "executed_from": "31/01/2026",
                "executed_to": "31/01/2026",
            },
        )
    ]
    view = invoices.save(club.store, bare(club, year), {}, typed, TODAY)
    assert ("invoice.lines.0.executed_from", "care.again") in care_codes(view)


def test_the_ceiling_counts_over_the_years(club, tmp_path):
    year = ase.opened(club.store, club.association, "2025")
    ase.finalised(club.store, year, tmp_path)

    following = dossiers.create(club.store, club.association, ase.DEPARTEMENT, "2026", TODAY)
    carried = cares.view(club.store, following, TODAY)
    assert [row["reference"] for row in carried.cares] == ["PEC-2026-0147"]
    assert len(carried.prices) == 2
    cares.save(club.store, following, ({**ase.CARE_TYPED, "ceiling_days": "40"},), ase.PRICES_TYPED, TODAY)
    february = ase.drafted(club.store, following, period_from="01/02/2026", period_to="28/02/2026")
    assert care_codes(invoices.view(club.store, february, TODAY)) == [("invoice.lines.0.care", "care.ceiling")]


def test_a_prise_en_charge_that_ended_is_not_carried(club):
    before = ase.opened(club.store, club.association, "2025")
    cares.save(club.store, before, ({**ase.CARE_TYPED, "valid_to": "31/12/2025"},), (), TODAY)

    following = dossiers.create(club.store, club.association, ase.DEPARTEMENT, "2026", TODAY)

    assert cares.view(club.store, following, TODAY).cares == ()


def test_no_file_of_the_deposit_folder_is_named_after_a_child(club, year, tmp_path):
    issued = ase.finalised(club.store, year, tmp_path)
    folder = deposit.write(club.store, issued, tmp_path / "depots", TODAY)

    names = " ".join(path.name for path in folder.iterdir()).casefold()
    assert not {"duval", "eleonore", "éléonore"} & set(names.replace("-", " ").replace(".", " ").split())


def test_once_deposited_the_folder_can_be_erased_and_written_again(club, year, tmp_path):
    issued = ase.finalised(club.store, year, tmp_path)
    folder = deposit.write(club.store, issued, tmp_path / "depots", TODAY, zipped=True)
    assert not deposit.view(club.store, issued, TODAY).erasable, "not before it is deposited"

    issue.deposited(club.store, issued, date(2026, 2, 2))
    view = deposit.view(club.store, issued, TODAY)
    assert (view.state, view.erasable) == (InvoiceState.DEPOSITED, True)

    assert deposit.erase(club.store, issued, TODAY) == ()
    assert list((tmp_path / "depots").iterdir()) == []
    assert not deposit.view(club.store, issued, TODAY).erasable
    assert deposit.write(club.store, issued, folder.parent, TODAY).is_dir()


def test_once_erased_the_certificate_that_stays_is_not_offered_to_erase(club, year, tmp_path):
    issued = ase.finalised(club.store, year, tmp_path)
    folder = deposit.write(club.store, issued, tmp_path / "depots", TODAY)
    (folder / "certificat-de-depot.pdf").write_bytes(b"%PDF-")
    issue.deposited(club.store, issued, date(2026, 2, 2))

    assert deposit.erase(club.store, issued, TODAY) == ("certificat-de-depot.pdf",)
    assert not deposit.view(club.store, issued, TODAY).erasable


def test_a_folder_never_written_has_nothing_to_erase(club, year, tmp_path):
    assert deposit.erase(club.store, ase.finalised(club.store, year, tmp_path), TODAY) == ()


def test_where_no_child_is_named_nothing_is_offered(club, tmp_path):
    issued, _ = club.issues()
    deposit.write(club.store, issued, tmp_path / "depots", TODAY)
    issue.deposited(club.store, issued, TODAY)

    assert not deposit.view(club.store, issued, TODAY).erasable


def test_a_file_open_elsewhere_is_said(club, year, tmp_path, monkeypatch):
    issued = ase.finalised(club.store, year, tmp_path)
    deposit.write(club.store, issued, tmp_path / "depots", TODAY)

    def refuse(*_args, **_named):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with pytest.raises(Trouble):
        deposit.erase(club.store, issued, TODAY)


def test_names_are_in_the_frozen_invoice_and_nowhere_else_beside_it(club, year, tmp_path):
    issued = ase.finalised(club.store, year, tmp_path)

    document = deposit.view(club.store, issued, TODAY).document
    with_names = [name for name, value in document if "Duval" in str(value)]
    assert with_names == ["lines"]
    assert [line.care for line in document.lines] == ["PEC-2026-0147"] * 2
