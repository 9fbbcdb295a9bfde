"""The trash: what was deleted waits here; only emptying it is final."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from chorus_desktop.domain.french import euros, short_date
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.paper_code import PaperCode
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import procedures
from chorus_desktop.services.invoice_rows import dossier_title
from chorus_desktop.services.procedures import schemes
from chorus_desktop.store import trash
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.payables import payables
from chorus_desktop.store.payments import payment
from chorus_desktop.store.trash import Trashed, TrashKind

_KINDS = {
    TrashKind.ASSOCIATION: "Association",
    TrashKind.DOSSIER: "Dossier",
    TrashKind.INVOICE: "Facture",
    TrashKind.ATTACHMENT: "Pièce jointe",
    TrashKind.PAST_INVOICE: "Facture d’avant",
    TrashKind.RECIPIENT: "Collectivité",
    TrashKind.OWN_PROCEDURE: "Démarche",
    TrashKind.CHILD: "Enfant",
    TrashKind.ACTIVITY: "Activité",
    TrashKind.SESSION: "Séance",
    TrashKind.STAY: "Séjour",
    TrashKind.SHEET: "Feuille de présence",
    TrashKind.CERTIFICATES: "Attestations de présence",
    TrashKind.PAYMENT: "Paiement reçu",
}


@dataclass(frozen=True)
class TrashRow:
    """One thing in the trash.

    Attributes:
        kind: to give back to ``put_back``.
        said: what kind of thing it is, in words.
        sensitive: its label is the name of a child, hidden until asked for.
    """

    kind: str
    id: str
    said: str
    label: str
    on: date
    sensitive: bool = False


def _row(item: Trashed, known: Mapping[str, str], hidden: Collection[str]) -> TrashRow:
    procedure, _, season = item.label.partition(" ")
    label = dossier_title(known, procedure, season) if item.kind is TrashKind.DOSSIER else item.label
    if item.kind is TrashKind.STAY and item.label:
        label = f"Arrivée le {short_date(date.fromisoformat(item.label))}"
    if item.kind is TrashKind.SESSION:
        day, _, activity = item.label.partition(" ")
        label = ", ".join([f"Séance du {short_date(date.fromisoformat(day))}", *([activity] if activity else [])])
    if item.kind is TrashKind.PAYMENT:
        day, _, cents = item.label.partition(" ")
        label = f"{euros(int(cents))} le {short_date(date.fromisoformat(day))}"
    if item.kind in (TrashKind.SHEET, TrashKind.CERTIFICATES):
        label = PaperCode(label).pretty()
    sensitive = item.id in hidden and bool(label)
    return TrashRow(kind=item.kind.value, id=item.id, said=_KINDS[item.kind], label=label or "Sans nom", on=item.on, sensitive=sensitive)


def listed(store: Store) -> tuple[TrashRow, ...]:
    """What was deleted, last first."""
    known = schemes(store)
    hidden = {child for child, procedure in trash.procedures_of_children(store).items() if _is_sensitive(store, procedure)}
    return tuple(_row(item, known, hidden) for item in trash.trashed(store))


def _is_sensitive(store: Store, procedure: str) -> bool:
    """Whether a procedure hides the names of children; of one that is no longer known, they are hidden too."""
    try:
        return procedures.of(store, procedure).invoice.sensitive
    except Trouble:
        return True


def put_back(store: Store, kind: str, record_id: str) -> None:
    """Take a record out of the trash.

    Raises:
        NumberUsed: an earlier invoice whose number was used meanwhile.
        ProcedureThere: a procedure whose identifier another one took meanwhile.
        Trouble: it is gone for good.
    """
    restored(store, TrashKind(kind), record_id)


def restored(store: Store, kind: TrashKind, record_id: str) -> None:
    """Take a record out of the trash, of whatever service it is.

    Raises:
        NumberUsed: an earlier invoice whose number was used meanwhile.
        ProcedureThere: a procedure whose identifier another one took meanwhile.
        Trouble: it is gone for good; or a payment of what is not said to be deposited any more.
    """
    try:
        with store.transaction():
            trash.put_back(store, kind, record_id)
            if kind is TrashKind.PAYMENT:
                _pays_what_is_deposited(store, record_id)
    except KeyError as gone:
        raise Trouble(
            "Ce n’est plus dans la corbeille\u00a0: elle a été vidée, ou la facture finalisée sans cette pièce.",
            "Une copie de sauvegarde d’avant ce moment le contient encore.",
        ) from gone


def _pays_what_is_deposited(store: Store, payment_id: str) -> None:
    for share in payment(store, payment_id).value.shares:
        for document in payables(store, invoice_id=share.invoice):
            if document.state is not InvoiceState.DEPOSITED:
                raise Trouble(
                    f"{document.number} n’est plus notée déposée\u00a0: ce paiement ne peut pas revenir.",
                    "Notez d’abord le jour de son dépôt, puis remettez le paiement.",
                )


def still_kept(store: Store, fingerprint: str) -> None:
    """See that a file that nothing names any more is still there; an empty fingerprint names none.

    Raises:
        Trouble: it is gone: the trash was emptied.
    """
    try:
        if fingerprint:
            file_bytes(store, fingerprint)
    except KeyError as gone:
        raise Trouble(
            "Ce fichier n’est plus là\u00a0: la corbeille a été vidée.", "Choisissez-le de nouveau sur votre ordinateur."
        ) from gone


def empty(store: Store) -> None:
    """Delete for good what is in the trash."""
    trash.empty_trash(store)


def delete_invoice(store: Store, invoice_id: str, today: date) -> None:
    """Put a draft in the trash.

    Raises:
        Frozen: it has its number.
    """
    trash.trash(store, TrashKind.INVOICE, invoice_id, today)


def delete_dossier(store: Store, dossier_id: str, today: date) -> None:
    """Put a dossier in the trash, with its drafts.

    Raises:
        HoldsIssued: it holds invoices that have their number.
    """
    trash.trash(store, TrashKind.DOSSIER, dossier_id, today)


def delete_association(store: Store, association_id: str, today: date) -> None:
    """Put an association in the trash, with its dossiers.

    Raises:
        HoldsIssued: it holds invoices that have their number.
    """
    trash.trash(store, TrashKind.ASSOCIATION, association_id, today)
