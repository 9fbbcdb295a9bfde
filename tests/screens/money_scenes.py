"""Payments, photographed: the list, one to note, one to change, the statement of a bank, what each invoice and engagement says."""

from collections.abc import Iterator
from pathlib import Path

from tests.screens.datafiles import Ids
from tests.screens.scene import Scene, then, way
from tests.screens.window import Look


def money_scenes() -> Iterator[Scene]:
    """All of them."""
    yield way("paiements-vide", "payments", "season")
    yield way("paiements", "payments", "money")
    yield way("paiement", "payment", "money", "payment")
    yield Scene("paiement-neuf", "payment", "money", lambda look, ids: look.go.payment("", ids["part"]))
    yield then(Scene("paiement-fautes", "payment", "money", lambda look, ids: look.go.payment("", ids["part"])), _wrong)
    yield way("releve-vide", "bank", "money")
    yield Scene("releve", "bank", "money", _statement)
    yield Scene("releve-colonnes", "bank", "money", _columns)
    yield way("payee", "issued", "money", "paid")
    yield way("payee-en-partie", "issued", "money", "part")
    yield way("engagements-payes", "engagements", "money", "dossier")
    yield way("dossier-paye", "dossier", "money", "dossier")
    yield way("factures-payees", "invoices", "money")


def _wrong(look: Look, ids: Ids) -> None:
    look.type("Montant reçu", "50,00")
    look.type("Part de", "2 000,00")
    look.press("Noter ce paiement")


def _statement(look: Look, ids: Ids) -> None:
    look.go.bank()
    look.settle()
    look.page._look(Path(ids["statement"]))
    look.settle()


def _columns(look: Look, ids: Ids) -> None:
    _statement(look, ids)
    look.press("Les colonnes du relevé")
