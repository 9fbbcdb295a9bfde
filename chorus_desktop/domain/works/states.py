"""The states of « Factures de travaux » beside a piece: which are likely now, who may refuse it and for what, what comes after a refusal."""

from collections.abc import Mapping, Sequence

from chorus_desktop.domain.lifecycle import Life
from chorus_desktop.domain.portal_status import PortalStatus
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.works.piece import PieceState
from chorus_desktop.domain.works.rules import WorksCadre

sentences(
    {
        "piece.may_not_refuse": "{who} Vérifiez l’état écrit sur le portail\u00a0: si c’est vraiment celui-là, ce refus se conteste, et la pièce reste comme "
        "elle était.",
    }
)

_REFUSED = (PieceState.SUSPENDED, PieceState.REFUSED_ROUTE, PieceState.REFUSED_OTHER)
_FOLLOWING: Mapping[PieceState, tuple[PieceState, ...]] = {
    PieceState.DEPOSITED: (PieceState.AVAILABLE, PieceState.TAKEN, PieceState.LINKED, *_REFUSED),
    PieceState.AVAILABLE: (PieceState.TAKEN, PieceState.LINKED, *_REFUSED),
    PieceState.TAKEN: (PieceState.LINKED, *_REFUSED),
    PieceState.SUSPENDED: (PieceState.COMPLETED, PieceState.REFUSED_ROUTE),
    PieceState.COMPLETED: (PieceState.TAKEN, PieceState.LINKED, *_REFUSED),
    PieceState.REFUSED_ROUTE: (PieceState.AVAILABLE,),
    PieceState.FORWARDED: (PieceState.TAKEN, PieceState.LINKED),
    PieceState.SILENT: (PieceState.FORWARDED, PieceState.REPLACED),
}
"""What usually comes after a state; any other may be told too."""


def refused_states(cadre: WorksCadre) -> tuple[PieceState, ...]:
    """How its receiver may refuse a piece: for a wrong addressee; a décompte général for another motive too (CCAG-Travaux, art. 12.1.9)."""
    reasons = {"route": PieceState.REFUSED_ROUTE, "other": PieceState.REFUSED_OTHER}
    return tuple(reasons[reason] for reason in cadre.refusals)


def state_problems(state: PieceState, cadre: WorksCadre) -> tuple[Problem, ...]:
    """Why a piece of somebody else cannot stand so: a refusal that its receiver may not make."""
    if state in _REFUSED[1:] and state not in refused_states(cadre):
        return (error("state", "piece.may_not_refuse", who=who_may_refuse(cadre)),)
    return ()


def following(state: PieceState, cadre: WorksCadre) -> tuple[PieceState, ...]:
    """The states that usually come next for a piece, those that its receiver cannot give it left out."""
    never = set(_REFUSED[1:]) - set(refused_states(cadre))
    return tuple(item for item in _FOLLOWING.get(state, ()) if item not in never)


def likely_states(life: Life, statuses: Sequence[PortalStatus], cadre: WorksCadre) -> tuple[PortalStatus, ...]:
    """The states of the portal that usually come next for an own piece, in the portal's order.

    Args:
        life: what is known of it.
        statuses: those of « Factures de travaux ».
        cadre: which piece it is: it is made available to its receiver, and to nobody else.
    """
    shown = next((item for item in statuses if life.status and item.key == life.status.status), None)
    wanted = following((shown.piece if shown else None) or PieceState.DEPOSITED, cadre)
    return tuple(
        item
        for item in statuses
        if item.piece in wanted and (item.piece is not PieceState.AVAILABLE or item.at is cadre.to or item.at is None)
    )


def who_may_refuse(cadre: WorksCadre) -> str:
    """Who may refuse a piece and for what, in a sentence."""
    who = _capital(cadre.to.of)
    if PieceState.REFUSED_OTHER in refused_states(cadre):
        return f"{who} peut la refuser pour un mauvais destinataire, ou pour un autre motif qu’elle écrit."
    return f"{who} ne peut la refuser que pour un mauvais destinataire."


def refusal_said(state: PieceState, cadre: WorksCadre) -> str:
    """What comes after a refusal, for who deposited the piece; empty for any other state.

    A refusal that the CCAG does not allow says so: a demand whose amount is disputed is accepted or rectified (art. 12.1.9).
    """
    if state is PieceState.REFUSED_ROUTE:
        return f"Elle n’était pas pour cette structure\u00a0: {cadre.by.of} renvoie la même pièce, sous le même numéro, à la bonne."
    if state is not PieceState.REFUSED_OTHER:
        return ""
    if state in refused_states(cadre):
        return f"Elle ne se continue pas\u00a0: {cadre.by.of} en dépose une nouvelle, sous un autre numéro."
    return (
        f"{who_may_refuse(cadre)} Un montant en désaccord se rectifie dans l’état d’acompte\u00a0: le refuser est contraire à l’article "
        "12.1.9 du CCAG-Travaux. Contestez ce refus."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
