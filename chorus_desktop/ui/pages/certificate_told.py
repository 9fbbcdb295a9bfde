"""What is told of attestations before and after they are issued."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.care import masked
from chorus_desktop.domain.french import listing, plural
from chorus_desktop.domain.ordering import CertificateOrder
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.background import Told
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.certificate_rows import SetRow
    from chorus_desktop.services.certificates import Reckoned
    from chorus_desktop.services.opening import Store

MOST_TOLD = 12
"""Names and changes told one by one; the rest is counted."""


@dataclass(frozen=True)
class Issued:
    """Attestations were issued: what was done, and what comes next."""

    what: str
    next: str
    row: "SetRow"


def issued(
    store: "Store", dossier_id: str, invoice_id: str, order: CertificateOrder, today: date, *, progress: Told
) -> "Issued | tuple[Problem, ...]":
    """Issue attestations; what was done and what comes next, or what keeps from it."""
    try:
        made, note = services.certificates.issue(store, dossier_id, invoice_id, order, today, progress)
    except services.views.Refused as refused:
        return refused.problems
    rows = services.certificates.view(store, dossier_id, invoice_id, today).sets
    row = next(item for item in rows if item.id == made)
    what = f"Attestations {row.code} émises\u00a0: {row.content}."
    if row.to_sign:
        return Issued(what, "Imprimez-les, faites-les signer, puis déposez leur scan plus bas.", row)
    joined = f"Elles sont jointes à la {_small(row.invoice)}." if row.joined else "Elles sont signées avec l’image enregistrée."
    return Issued(what, " ".join([*([note.sentence] if note else []), *([joined] if row.joined or not row.invoice else [])]), row)


def words_head(found: "Reckoned") -> str:
    """What stands above the words of an attestation."""
    return "Le texte, pour le premier enfant" if found.named else "Le texte"


def shown_words(found: "Reckoned", *, sensitive: bool) -> str:
    """The words of an attestation; the child is masked where names are hidden."""
    return found.words.replace(found.named, masked(found.named)) if sensitive and found.named else found.words


def left_out(found: "Reckoned", *, sensitive: bool) -> str:
    """Who is left aside, named where names may be shown."""
    if not found.left_out:
        return ""
    count = plural(len(found.left_out), "enfant")
    aside = "laissé de côté" if len(found.left_out) == 1 else "laissés de côté"
    named = "" if sensitive or len(found.left_out) > MOST_TOLD else f"\u00a0: {listing(found.left_out)}"
    return f"{count} sans présence {aside}{named}."


def blank_box(count: int, tick: Callable[[], object]) -> ProblemBox:
    """Cells of the period that nobody ticked, and the way to their sheet."""
    said = plural(count, "case de cette période est vide", "cases de cette période sont vides")
    why = "Une case vide n’atteste rien\u00a0: cochez-la d’abord, ou émettez sans elle."
    return ProblemBox(said, why, level="warning", mends=[Mend("Cocher les présences", tick)])


def changed(found: "Reckoned", *, sensitive: bool) -> ProblemBox:
    """What is not the same as in the set that is replaced."""
    if not found.changes:
        why = f"Rien n’a changé depuis\u00a0: les émettre de nouveau remplacera {found.replaces}."
        return ProblemBox(f"Les attestations {found.replaces} sont déjà émises", why, level="info")
    told = [] if sensitive else list(found.changes[:MOST_TOLD])
    rest = len(found.changes) - len(told)
    if rest:
        told.append(f"{'et ' if told else ''}{plural(rest, 'autre changement' if told else 'changement')}.")
    return ProblemBox(f"Depuis les attestations {found.replaces}, qui seront remplacées", "\n".join(told), level="warning")


def beside(found: "Reckoned") -> tuple[str, str]:
    """What stays beside the new ones, since they attest only a part of it."""
    what = f"Les attestations {found.beside} restent valables"
    return (
        what,
        "Elles attestent aussi d’autres enfants ou d’autres jours. Pour les remplacer, choisissez tous leurs enfants et leurs jours.",
    )


def given_words(title: str, *, joined: bool) -> str:
    """What became of a set that was given to an invoice."""
    return f"Attestations jointes à la {_small(title)}." if joined else f"Attestations gardées pour la {_small(title)}, à signer."


def _small(said: str) -> str:
    return said[:1].lower() + said[1:]
