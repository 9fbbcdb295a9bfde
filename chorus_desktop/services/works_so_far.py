"""What a market of public works has established so far, for the desk of its dossier."""

from datetime import date

from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import Life
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.works.month_typing import read_month
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.situation import Situation
from chorus_desktop.services import data, portal_data
from chorus_desktop.store.database import Store
from chorus_desktop.store.invoices import SavedInvoice
from chorus_desktop.store.issuing import life
from chorus_desktop.store.works import works_of


def of_works(store: Store, dossier_id: str, noted: tuple[Piece, ...]) -> dict[str, object]:
    """What a market of works has established so far, and the pieces of its dossiers de facturation, those of others as they were noted."""
    issued = works_of(store, dossier_id)
    parts = [document.works for _, document in issued if document.works]
    months = sorted((part for part in parts if not part.situation.final), key=lambda part: part.situation.month)
    return {
        "works": portal_data.works(),
        "situations": tuple(part.situation for part in months),
        "established": tuple(part.account for part in months),
        "pieces": pieces_of(store, dossier_id, noted),
    }


def pieces_of(store: Store, dossier_id: str, noted: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a market, those refused too: its own as they were issued, those of others as they were noted."""
    return (*(_piece(store, key, document) for key, document in works_of(store, dossier_id, refused=True)), *noted)


def final_of(store: Store, dossier_id: str) -> Situation | None:
    """What the association's last piece about the whole market said; none while there is none."""
    parts = [document.works.situation for _, document in works_of(store, dossier_id) if document.works]
    return next((part for part in reversed(parts) if part.final), None)


def _piece(store: Store, invoice_id: str, document: IssuedDocument) -> Piece:
    known = life(store, invoice_id)
    states = {status.key: status for status in data.works_statuses()}
    works = document.works
    shown = states.get(known.status.status) if known.status else None
    return Piece(
        id=invoice_id,
        cadre=works.cadre if works else "",
        number=str(document.number),
        month=works.situation.month if works and not works.situation.final else None,
        on=known.deposited_on,
        available_on=_available(known, document),
        continues=works.continues if works else "",
        state=_answered(shown.piece) if shown and shown.piece and known.answered_on else (shown and shown.piece) or PieceState.DEPOSITED,
        before_vat=document.totals.before_vat,
        net=document.totals.net,
    )


def _available(known: Life, document: IssuedDocument) -> date | None:
    """The day its receiver had it; of a projet de décompte final the later of the two receptions (CCAG-Travaux 2021, art. 12.4.2)."""
    holders = {status.key: status.at for status in data.works_statuses() if status.piece is PieceState.AVAILABLE}
    first: dict[Role | None, date] = {}
    for shown in known.shown:
        if shown.status in holders:
            first.setdefault(holders[shown.status], shown.on)
    final = document.works is not None and portal_data.works().cadre(document.works.cadre).chain == "final"
    return (max if final else min)(first.values(), default=None)


def _answered(state: PieceState) -> PieceState:
    """Where a piece stands once she did what its state asked for: it goes on, sent again or completed."""
    return {PieceState.REFUSED_ROUTE: PieceState.DEPOSITED, PieceState.SUSPENDED: PieceState.COMPLETED}.get(state, state)


def month_said(held: SavedInvoice) -> dict[str, Problem]:
    """What of a month in preparation could not be read, by its place."""
    part = held.value.works
    told = (
        read_month(
            {path.removeprefix("works."): text for path, text in held.unread.items() if path.startswith("works.")}, part.situation.month
        )
        if part
        else None
    )
    return {f"invoice.works.{problem.where}": problem.under("invoice.works") for problem in told.problems} if told else {}
