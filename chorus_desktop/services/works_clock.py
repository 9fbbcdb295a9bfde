"""The payment delay of a document, and from which day it runs where that is a piece of works."""

from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import Life
from chorus_desktop.domain.payment_delay import Delay, Terms, delay_of, terms_of
from chorus_desktop.domain.works.chain import settled_on
from chorus_desktop.services import data, portal_data
from chorus_desktop.services.works_so_far import pieces_of
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.invoices import invoice


def timed(store: Store, terms: Terms, cadre_code: str, dossier_id: str, invoice_id: str) -> Terms:
    """The terms of a piece of works with its clock.

    A demand is paid from the day it is made available to who receives it, the project manager for a projet de décompte; the balance that
    a projet de décompte final asks for, from the day the décompte général et définitif was received (code de la commande publique,
    art. R. 2192-12 and R. 2192-16).

    Args:
        store: the open file.
        terms: as ``terms_of`` read them.
        cadre_code: of the piece.
        dossier_id: of its market.
        invoice_id: the piece.
    """
    rules = portal_data.works()
    cadre = rules.cadre(cadre_code)
    if cadre.chain == "final":
        pieces = pieces_of(store, dossier_id, dossier(store, dossier_id).value.pieces)
        return terms.model_copy(update={"balance": True, "settled_on": settled_on(invoice_id, pieces, rules)})
    return terms.model_copy(update={"starts": frozenset(item.key for item in data.works_statuses() if item.at is cadre.to)})


def running(store: Store, invoice_id: str, document: IssuedDocument, life: Life) -> Delay | None:
    """The delay of a document, of its own market where it is a piece of works; none where none runs."""
    terms = terms_of(document)
    if terms is not None and document.works is not None:
        terms = timed(store, terms, document.works.cadre, invoice(store, invoice_id).dossier_id, invoice_id)
    return delay_of(terms, life, portal_data.delay_rules(), data.answered_with("recycle")) if terms else None
