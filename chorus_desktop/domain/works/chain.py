"""What comes next in a dossier de facturation, for whom and before when; and why a piece cannot follow another."""

from collections.abc import Sequence
from datetime import date, timedelta

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.rules import WorksCadre, WorksRules

sentences(
    {
        "works.ordinary": "{cadre} est une facture ordinaire\u00a0: elle se dépose dans «\u00a0Factures émises\u00a0», pas dans «\u00a0Factures de travaux\u00a0». Faites-la depuis la démarche de cette collectivité.",
        "works.elsewhere": "{cadre} se dépose dans un autre espace du portail\u00a0: ce n’est pas une pièce de travaux. Choisissez-en une de la liste.",
        "works.no_cadre": "{cadre} n’existe pas\u00a0: choisissez un cadre de la liste.",
        "works.actor": "{document} ({cadre}) se dépose par {by}, pas par {mine}. Vérifiez «\u00a0Notre rôle\u00a0» dans le marché, ou choisissez une de vos pièces.",
        "works.must_follow": "{document} ({cadre}) se dépose «\u00a0à partir d’une pièce existante\u00a0»\u00a0: choisissez la pièce précédente.",
        "works.cannot_link": "{document} ({cadre}) est toujours un dépôt initial\u00a0: le portail ne rattache ce cadre à aucune pièce. Choisissez «\u00a0Aucune\u00a0» dans «\u00a0À partir de\u00a0».",
        "works.wrong_previous": "{document} ({cadre}) ne suit pas {previous}. Choisissez dans «\u00a0À partir de\u00a0»\u00a0: {expected}.",
        "works.refused_previous": "{previous} a été refusée\u00a0: elle ne se continue pas. Choisissez celle qui l’a remplacée, une fois déposée.",
        "works.followed": "{previous} a déjà sa suite, {next}. Si celle-ci a été refusée, notez-le d’abord.",
        "works.before_previous": "Le {day} vient avant le {then}, jour de la pièce précédente. Vérifiez les deux jours sur le portail.",
        "works.owner_present": "{document} ({cadre}) sert quand la maîtrise d’ouvrage n’est pas sur le portail\u00a0; celle de ce marché y est. Vérifiez les parties du marché.",
        "works.manager_present": "{document} ({cadre}) sert quand la maîtrise d’œuvre n’est pas sur le portail\u00a0; celle de ce marché y est. Vérifiez les parties du marché.",
        "works.not_asked": "A6 ne sert que si la collectivité l’a demandé\u00a0: dites-le dans le marché.",
        "works.no_ccag": "La procédure tacite vient du CCAG-Travaux 2021, que ce marché ne cite pas. Si le CCAP le cite, cochez-le dans le marché.",
        "works.tacit_early": "La maîtrise d’ouvrage a jusqu’au {day} pour notifier le décompte général\u00a0: déposée avant, cette pièce n’ouvre aucun délai. Attendez le lendemain.",
        "works.tacit_wait": "La maîtrise d’ouvrage a jusqu’au {day} pour répondre\u00a0: le décompte n’est définitif qu’après. Attendez le lendemain.",
        "works.tacit_notified": "Le décompte général a été notifié\u00a0: la procédure tacite n’a plus lieu d’être. Signez-le (A8), ou refusez-le en disant pourquoi.",
        "works.after_final": "Le décompte final de ce marché, {final}, est déjà établi\u00a0: un mois de plus n’y serait pas compté. Parlez-en à la maîtrise d’œuvre.",
    }
)

_ORDINARY = ("A1", "A2", "A9", "A12")
_ELSEWHERE = ("A3", "A21")
_FINAL_DEMANDS = ("A7", "A14")


class NextStep(Record):
    """What may come next.

    Attributes:
        after: the piece it continues; none for the first of a dossier.
        before: the last day for it, where a text gives one; ``since`` the first day it may be done.
        mine: whether the association does it.
    """

    cadre: WorksCadre
    after: Piece | None = None
    since: date | None = None
    before: date | None = None
    mine: bool = False

    @property
    def who(self) -> Role:
        """Who deposits it."""
        return self.cadre.by


def next_steps(pieces: Sequence[Piece], market: Market, rules: WorksRules) -> tuple[NextStep, ...]:
    """What may come next, of every piece that nothing continues yet, oldest first.

    Args:
        pieces: of the market, whoever deposited them.
        market: which roles are on the portal, and what it cites.
        rules: of the portal and the CCAG.
    """
    found = []
    for piece in sorted(_ends(pieces), key=lambda item: item.reached):
        for cadre in rules.cadres:
            if piece.cadre not in cadre.continues or not _holds(cadre, market, pieces, rules):
                continue
            since, before = _days(cadre, _began(piece, pieces), rules)
            found.append(NextStep(cadre=cadre, after=piece, since=since, before=before, mine=cadre.by is market.mine))
    return tuple(found)


def _ends(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that still wait for the next one; what began a tacit procedure does not end the one it came from."""
    continued = {piece.continues for piece in pieces if piece.state.is_open and piece.cadre != "A22"}
    return [piece for piece in pieces if piece.state.is_open and piece.is_deposited and piece.id not in continued]


def _holds(cadre: WorksCadre, market: Market, pieces: Sequence[Piece], rules: WorksRules) -> bool:
    if cadre.chain == "tacit":
        begun = any(piece.cadre == "A22" and piece.state.is_open for piece in pieces)
        return market.ccag and not _notified(pieces, rules) and begun is (cadre.code != "A22")
    if cadre.when == "owner_absent":
        return not market.present(Role.OWNER)
    if cadre.by is Role.MANAGER and cadre.to is Role.OWNER and not market.present(Role.OWNER):
        return False
    # In the place of who is not on the portal somebody else deposits.
    return market.present(cadre.by)


def _notified(pieces: Sequence[Piece], rules: WorksRules) -> bool:
    """Whether the décompte général reached the titulaire in time: one that it refused did too, one that went elsewhere did not.

    Once a tacit procedure has run its days, one that comes after changes nothing (CCAG-Travaux 2021, art. 12.4.4).
    """
    begun = [piece.reached for piece in pieces if piece.cadre == "A22" and piece.state.is_open and piece.is_deposited]
    last = min(begun) + timedelta(days=rules.delays.tacit) if begun else date.max
    generals = [
        piece for piece in pieces if piece.cadre in ("A20", "A18") and (piece.state.is_open or piece.state is PieceState.REFUSED_OTHER)
    ]
    return any(piece.reached <= last for piece in generals)


def _began(piece: Piece, pieces: Sequence[Piece]) -> Piece:
    """The piece that the delays run from: the demand that a final chain began with; what begins a tacit procedure begins anew."""
    known = {other.id: other for other in pieces}
    while piece.continues in known and piece.cadre not in ("A22", "A18", "A20"):
        piece = known[piece.continues]
    return piece


def _days(cadre: WorksCadre, piece: Piece, rules: WorksRules) -> tuple[date | None, date | None]:
    delays = rules.delays
    if not piece.is_deposited:
        return None, None
    if cadre.code == "A22":
        return piece.reached + timedelta(days=delays.notify_general + 1), None
    if cadre.chain == "tacit":
        return piece.reached + timedelta(days=delays.tacit + 1), None
    if cadre.code in ("A17", "A18", "A20"):
        return None, piece.reached + timedelta(days=delays.notify_general)
    if cadre.code == "A8":
        return None, piece.reached + timedelta(days=delays.sign_general)
    return None, None


def settled_on(demand: str, pieces: Sequence[Piece], rules: WorksRules) -> date | None:
    """The day the décompte général et définitif that a final demand ends with was received; none while there is none.

    The balance is due from that day (code de la commande publique, art. R. 2192-16).

    Args:
        demand: id of the projet de décompte final.
        pieces: of the market.
        rules: of the portal.
    """
    ended = {cadre.code for cadre in rules.cadres if cadre.settles}
    days = [piece.reached for piece in pieces if piece.cadre in ended and piece.state.is_open and _from(piece, demand, pieces)]
    return min((day for day in days if day > date.min), default=None)


def _from(piece: Piece, demand: str, pieces: Sequence[Piece]) -> bool:
    known, seen = {other.id: other for other in pieces}, set[str]()
    while piece.continues in known and piece.continues not in seen:
        seen.add(piece.continues)
        piece = known[piece.continues]
    return piece.id == demand


def piece_problems(draft: Piece, pieces: Sequence[Piece], market: Market, rules: WorksRules) -> tuple[Problem, ...]:
    """Why a piece of the association cannot be deposited as it is.

    Args:
        draft: the one at hand.
        pieces: the others of the market.
        market: which roles are on the portal, and what it cites.
        rules: of the portal and the CCAG.
    """
    known = {cadre.code: cadre for cadre in rules.cadres}
    if draft.cadre not in known:
        code = "works.ordinary" if draft.cadre in _ORDINARY else "works.elsewhere" if draft.cadre in _ELSEWHERE else "works.no_cadre"
        return (error("cadre", code, cadre=draft.cadre),)
    cadre = known[draft.cadre]
    said = {"document": cadre.document, "cadre": cadre.code}
    found: list[Problem] = []
    if cadre.by is not market.mine:
        found.append(error("cadre", "works.actor", **said, by=cadre.by.of, mine=market.mine.of))
    found += _conditions(cadre, said, market)
    final = next((piece for piece in pieces if piece.cadre in _FINAL_DEMANDS and piece.state.is_open), None)
    if cadre.begins and not cadre.continues and not cadre.is_final and final is not None:
        found.append(warning("cadre", "works.after_final", final=f"{final.number} ({final.cadre})"))
    previous = next((piece for piece in pieces if piece.id == draft.continues), None)
    if previous is None:
        if not cadre.begins:
            found.append(error("continues", "works.must_follow", **said))
        return tuple(found)
    found += _following(draft, cadre, said, previous, pieces)
    if cadre.chain == "tacit":
        found += _tacit(draft, cadre, previous, pieces, market, rules)
    return tuple(found)


def _conditions(cadre: WorksCadre, said: dict[str, str], market: Market) -> list[Problem]:
    if cadre.when == "owner_absent" and market.present(Role.OWNER):
        return [warning("cadre", "works.owner_present", **said)]
    if cadre.when == "manager_absent" and market.present(Role.MANAGER):
        return [warning("cadre", "works.manager_present", **said)]
    if cadre.when == "on_request" and not market.asked_direct:
        return [error("cadre", "works.not_asked")]
    return []


def _following(draft: Piece, cadre: WorksCadre, said: dict[str, str], previous: Piece, pieces: Sequence[Piece]) -> list[Problem]:
    name = f"{previous.number} ({previous.cadre})"
    found: list[Problem] = []
    if not cadre.continues:
        found.append(error("continues", "works.cannot_link", **said))
    elif previous.cadre not in cadre.continues:
        found.append(
            error(
                "continues",
                "works.wrong_previous",
                **said,
                previous=name,
                expected=" ou ".join(f"une pièce {code}" for code in cadre.continues),
            )
        )
    if not previous.state.is_open:
        found.append(error("continues", "works.refused_previous", previous=name))
    other = next(
        (
            piece
            for piece in pieces
            if piece.continues == previous.id and piece.id != draft.id and piece.state.is_open and "A22" not in (piece.cadre, draft.cadre)
        ),
        None,
    )
    if other is not None:
        found.append(error("continues", "works.followed", previous=name, next=f"{other.number} ({other.cadre})"))
    if draft.on and previous.on and draft.on < previous.on:
        found.append(error("on", "works.before_previous", day=long_date(draft.on), then=long_date(previous.on)))
    return found


def _tacit(draft: Piece, cadre: WorksCadre, previous: Piece, pieces: Sequence[Piece], market: Market, rules: WorksRules) -> list[Problem]:
    if not market.ccag:
        return [error("cadre", "works.no_ccag")]
    if _notified(pieces, rules):
        return [error("cadre", "works.tacit_notified")]
    since, _ = _days(cadre, _began(previous, pieces), rules)
    if since is None or draft.on is None or draft.on >= since:
        return []
    last = since - timedelta(days=1)
    return [warning("on", "works.tacit_early" if cadre.code == "A22" else "works.tacit_wait", day=long_date(last))]
