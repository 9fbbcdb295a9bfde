"""Where the pieces of others stand, noted in one press."""

from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.services.works import add_piece
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier


def note_state(store: Store, dossier_id: str, piece_id: str, state: PieceState) -> Piece | None:
    """Note where a piece of somebody else stands now; it as it was, so that « Annuler » can put it back; none where it is gone."""
    before = next((item for item in dossier(store, dossier_id).value.pieces if item.id == piece_id), None)
    if before is not None:
        add_piece(store, dossier_id, before.model_copy(update={"state": state}))
    return before
