"""Associations, dossiers and invoices in preparation: what is kept is what comes back."""

from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.dossier import Dossier
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.store.associations import add_association, association, associations, save_association
from chorus_desktop.store.dossiers import add_dossier, dossier, dossiers, save_dossier
from chorus_desktop.store.invoices import add_invoice, invoice, save_invoice
from chorus_desktop.store.troubles import Frozen
from tests.helpers import examples
from tests.helpers.stores import judo, opened

UNREAD = {"siret": "123", "convention.sent_on": "le 31 févr.", "lines.2.quantity": "12,5O"}


def reopened(store):
    store.close()
    return opened(store.path.parent)


def test_an_association_comes_back_as_it_was(store):
    kept = add_association(store, examples.judo_club(), UNREAD)

    found = association(reopened(store), kept)

    assert found.value == examples.judo_club()
    assert found.unread == UNREAD
    assert found.id == kept


def test_what_an_association_becomes_replaces_it(store):
    kept = add_association(store, Association(), {"siret": "123"})
    before = association(store, kept)

    save_association(store, kept, examples.judo_club(), {"iban": "FR"})

    after = association(store, kept)
    assert (after.value, after.unread) == (examples.judo_club(), {"iban": "FR"})
    assert after.saved_at > before.saved_at


def test_associations_are_listed_by_name_with_what_is_known(store):
    add_association(store, Association(name="Théâtre du Quai"))
    add_association(store, examples.judo_club())

    assert [(row.name, row.siret) for row in associations(store)] == [
        ("Judo Club de la Baie", "12345678200010"),
        ("Théâtre du Quai", ""),
    ]


def test_a_dossier_comes_back_as_it_was(store):
    whose = add_association(store, examples.judo_club())
    kept = add_dossier(store, examples.dossier(association=whose), UNREAD)

    found = dossier(reopened(store), kept)

    assert found.value == examples.dossier(association=whose)
    assert found.unread == UNREAD


def test_what_a_dossier_becomes_replaces_it(club):
    changed = examples.dossier(association=club.association, season="2026-2027", engagements=())

    save_dossier(club.store, club.dossier, changed, {"tariffs.0.unit_price": "x"})

    assert dossier(club.store, club.dossier).value == changed
    assert [row.season for row in dossiers(club.store)] == ["2026-2027"]


def test_a_dossier_stays_with_its_association(club):
    other = add_association(club.store, Association(name="Autre"))

    with pytest.raises(ValueError, match="belongs to association"):
        save_dossier(club.store, club.dossier, examples.dossier(association=other), {})

    assert dossier(club.store, club.dossier).value.association == club.association


def test_dossiers_are_listed_per_association(club):
    other = judo(club.store, name="Autre")

    assert [row.id for row in dossiers(club.store)] == [club.dossier, other.dossier]
    assert [row.id for row in dossiers(club.store, other.association)] == [other.dossier]


def test_a_dossier_needs_its_association(store):
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        add_dossier(store, Dossier(association="nobody", procedure="p-q", season="2025-2026"))


def test_an_invoice_comes_back_as_it_was_to_the_last_decimal(club):
    value = examples.invoice(lines=(Line(designation="Forfait", quantity=Decimal("0.10"), unit_price=Decimal("3.1250")),))
    kept = add_invoice(club.store, club.dossier, value, UNREAD)

    found = invoice(reopened(club.store), kept)

    assert found.value == value
    assert str(found.value.lines[0].unit_price) == "3.1250"
    assert (found.unread, found.dossier_id, found.association_id) == (UNREAD, club.dossier, club.association)
    assert (found.state, found.number) == (InvoiceState.DRAFT, None)


def test_what_an_invoice_becomes_replaces_it(club):
    kept = club.draft()
    changed = Invoice(kind=DocumentKind.CREDIT_NOTE, notes="Merci")

    save_invoice(club.store, kept, changed, {"issued_on": "31/02"}, title="Avoir", engagement="", total=-1)

    found = invoice(club.store, kept)
    assert (found.value, found.unread) == (changed, {"issued_on": "31/02"})


def test_an_issued_invoice_is_no_longer_saved(club):
    kept = club.issue()
    before = invoice(club.store, kept)

    with pytest.raises(Frozen):
        save_invoice(club.store, kept, Invoice(), {}, title="", engagement="", total=0)

    assert invoice(club.store, kept) == before
    assert (before.state, before.number) == (InvoiceState.FINALISED, "FA2026-001")


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: association(store, "unknown"),
        lambda store: save_association(store, "unknown", Association(), {}),
        lambda store: dossier(store, "unknown"),
        lambda store: invoice(store, "unknown"),
        lambda store: add_invoice(store, "unknown", Invoice()),
        lambda store: save_invoice(store, "unknown", Invoice(), {}, title="", engagement="", total=0),
    ],
)
def test_an_unknown_identifier_is_a_fault_of_the_program(store, ask):
    with pytest.raises(KeyError, match="unknown"):
        ask(store)


def test_everything_of_a_transaction_is_written_or_nothing(club):
    def half():
        with club.store.transaction():
            club.draft()
            save_association(club.store, club.association, Association(), {})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()

    assert association(club.store, club.association).value == examples.judo_club()
    assert dossiers(club.store, club.association)
    assert club.store.rows("SELECT count(*) FROM invoice") == [(0,)]


def test_a_transaction_sees_what_it_has_written(club):
    with club.store.transaction():
        kept = club.draft()
        found = invoice(club.store, kept)
        assert found.value == examples.invoice()
        assert club.store.rows("SELECT count(*) FROM invoice") == [(1,)]


def test_identifiers_are_never_the_same(club):
    assert len({club.draft() for _ in range(50)}) == 50
