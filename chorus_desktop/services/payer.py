"""Who pays a dossier: the structure it names, else the volunteer's own version of the procedure's, else the procedure's."""

from chorus_desktop.domain.dossier import Dossier
from chorus_desktop.domain.problems import Problem, error
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.recipient import Recipient
from chorus_desktop.domain.recipient_card import RecipientCard
from chorus_desktop.store.database import Store
from chorus_desktop.store.recipients import own_version, recipient


def payer(store: Store, dossier: Dossier, procedure: Procedure) -> tuple[Recipient | None, dict[str, Problem]]:
    """The structure that takes the place of the procedure's own, and what keeps it from being used, by place."""
    named = payer_id(store, dossier, procedure)
    if not named:
        return None, {}
    try:
        saved = recipient(store, named)
    except KeyError:
        return None, {"recipient": error("recipient", "recipient_card.gone")}
    unread = {problem.where: problem for problem in read(RecipientCard, saved.unread).problems}
    wrong = {f"recipient.{where}": problem.under("recipient") for where, problem in unread.items()}
    chosen = saved.value.recipient()
    if chosen is None and not wrong:
        wrong["recipient"] = error("recipient", "recipient_card.incomplete", what=saved.value.lacks())
    return chosen, wrong


def payer_name(store: Store, dossier: Dossier, procedure: Procedure) -> str:
    """What the structure that pays a dossier is called."""
    return (payer(store, dossier, procedure)[0] or procedure.recipient).name


def payer_id(store: Store, dossier: Dossier, procedure: Procedure) -> str:
    """The card of the structure that pays; empty while the procedure's own serves as it is, or none was chosen."""
    return dossier.recipient or _own(store, procedure)


def heir(store: Store, procedure: Procedure) -> str:
    """The card that took over from the procedure's own structure; empty while nothing has."""
    card_id = _own(store, procedure)
    found = ""
    while card_id and (following := recipient(store, card_id).value.replaced_by_id):
        found = card_id = following
    return found


def _own(store: Store, procedure: Procedure) -> str:
    siret = procedure.recipient.siret
    return own_version(store, siret) if siret else ""
