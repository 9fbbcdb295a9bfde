"""The names of a dossier's children, erased for good once the season is over: what goes, what stays, and the act itself."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.french import listing, plural
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.erasing import Named, erase_names, named
from chorus_desktop.store.summaries import invoice_rows

WHAT_FIRST = (
    "Sans leurs attestations, on ne pourrait plus les déposer. Déposez-les, ou annulez-les avant le dépôt, puis revenez effacer les noms."
)


class ErasingView(Record):
    """What erasing the names of a dossier means.

    Attributes:
        title: of the dossier.
        season_ends_on: last day of its season; the names are of use until its last invoice is paid.
        over: whether that day is past.
        goes: what is erased, a sentence each; empty when nothing names a child.
        stays: what goes on naming children elsewhere, and what is kept without them.
        drafts: invoices in preparation lose attestations.
        to_deposit: numbers of what is finalised and waits for its deposit: nothing is erased before.
    """

    title: str
    season_ends_on: date
    over: bool
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    drafts: bool
    to_deposit: tuple[str, ...]

    @property
    def refusal(self) -> str:
        """Why nothing can be erased yet; empty when it can."""
        return _refusal(self.to_deposit)


def view(store: Store, dossier_id: str, today: date) -> ErasingView:
    """Look at what would be erased."""
    held = dossier(store, dossier_id).value
    procedure, season = procedure_and_season(store, held)
    found = named(store, dossier_id, _kinds(procedure))
    return ErasingView(
        title=f"{procedure.scheme} {season.title}",
        season_ends_on=season.ends_on,
        over=season.ends_on < today,
        goes=_goes(found),
        stays=_stays(found, procedure),
        drafts=found.draft_files > 0,
        to_deposit=_to_deposit(store, dossier_id),
    )


def erase(store: Store, dossier_id: str, today: date) -> None:
    """Erase the names of a dossier's children from the data file; nobody can take it back.

    Raises:
        Trouble: an invoice is finalised and waits for its deposit, with its attestations.
    """
    if refusal := _refusal(_to_deposit(store, dossier_id)):
        raise Trouble(refusal, WHAT_FIRST)
    procedure, _ = procedure_and_season(store, dossier(store, dossier_id).value)
    erase_names(store, dossier_id, _kinds(procedure), today)


def _to_deposit(store: Store, dossier_id: str) -> tuple[str, ...]:
    return tuple(row.number for row in invoice_rows(store, dossier_id=dossier_id) if row.to_deposit)


def _refusal(numbers: Sequence[str]) -> str:
    return f"Pas encore déposé sur Chorus Pro\u00a0: {listing(sorted(numbers))}." if numbers else ""


def _kinds(procedure: Procedure) -> frozenset[str]:
    return frozenset(rule.kind for rule in procedure.attachments if rule.attendance)


def _goes(found: Named) -> tuple[str, ...]:
    aside = f", dont {plural(found.aside, 'retiré ou réuni à un autre', 'retirés ou réunis à un autre')}" if found.aside else ""
    roster = [f"{plural(found.children, 'enfant')}{aside}"] if found.children else []
    roster += [plural(found.marks, "case remplie", "cases remplies")] if found.marks else []
    roster += [plural(found.stays, "séjour")] if found.stays else []
    said = [f"{_capital(listing(roster))}, et le journal de la feuille."] if roster else []
    if found.sheets:
        scans = f", avec {plural(found.scans, 'scan')}" if found.scans else ""
        said.append(f"{_capital(plural(found.sheets, 'feuille imprimée', 'feuilles imprimées'))}{scans}.")
    if found.certificates:
        said.append(f"{_capital(plural(found.certificates, 'lot d’attestations', 'lots d’attestations'))}, avec les scans signés.")
    if found.issued_files:
        said.append(
            f"{_capital(plural(found.issued_files, 'pièce jointe', 'pièces jointes'))} de factures finalisées (attestations de présence)."
        )
    if found.draft_files:
        said.append(f"{_capital(plural(found.draft_files, 'pièce jointe', 'pièces jointes'))} de factures en préparation.")
    if found.drafts:
        said.append(
            f"Les bénéficiaires et la raison d’un écart avec la feuille, dans {plural(found.drafts, 'facture', 'factures')} en préparation."
        )
    if found.proofs:
        said.append(f"Les présences qui prouvent {plural(found.proofs, 'facture finalisée', 'factures finalisées')}.")
    return tuple(said)


def _stays(found: Named, procedure: Procedure) -> tuple[str, ...]:
    said = ["Les activités et les jours des séances\u00a0: ils ne nomment personne."]
    if found.issued_files or found.proofs:
        said.append(
            "Les factures, leurs montants et leurs dépôts\u00a0; de chaque pièce effacée, un code qui permet de la reconnaître, sans rien de ce qu’elle dit."
        )
    if procedure.invoice.sensitive:
        said.append(
            "Les noms imprimés sur les factures finalisées, et ceux des prises en charge\u00a0: une facture se garde telle qu’elle a été "
            "émise, dix ans. Une prise en charge se retire sur sa page."
        )
    elif found.printed:
        said.append(
            "Les bénéficiaires imprimés sur les factures finalisées\u00a0: une facture se garde telle qu’elle a été émise, dix ans."
        )
    if found.explained:
        said.append(
            "La raison d’un écart avec la feuille, là où une facture a été finalisée malgré lui\u00a0: elle se garde avec la facture, telle "
            "qu’elle a été écrite, avec les noms qui y seraient."
        )
    if found.told:
        said.append(
            "Les motifs du portail et vos réponses, dans l’historique des factures\u00a0: ils se gardent tels qu’ils ont été écrits, avec les "
            "noms qui y seraient."
        )
    return (
        *said,
        "Les autres pièces jointes des factures\u00a0: ce qui n’est pas une attestation de présence.",
        "Les copies de sauvegarde d’avant ce jour, et les copies que vous avez données\u00a0: elles contiennent encore les noms.",
        "Les dossiers de dépôt et les fichiers enregistrés sur cet ordinateur\u00a0: effacez-les vous-même.",
    )


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
