"""The program's own papers as their codes name them: printed sheets, attestations; and how each is called."""

from chorus_desktop.domain.certificate import CertificateSet, PrintedSheet
from chorus_desktop.domain.chosen import days_said
from chorus_desktop.domain.french import period
from chorus_desktop.domain.paper_code import PaperCode
from chorus_desktop.services.attested import of_set
from chorus_desktop.services.sheets import of_sheet
from chorus_desktop.store.associations import associations
from chorus_desktop.store.certificates import certificates, certificates_of_code, sheet_of_code, sheets
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossiers
from chorus_desktop.store.saved import Owner
from chorus_desktop.store.sessions import attendance

CodedPaper = PrintedSheet | CertificateSet


def papers(store: Store, dossier_id: str) -> tuple[tuple[str, str], ...]:
    """Code and words of every paper of a dossier whose scan may come, the last made first."""
    those: list[CodedPaper] = [*sheets(store, dossier_id), *certificates(store, dossier_id)]
    return tuple((paper.code.pretty(), f"{paper.code.pretty()}, {said_of(store, paper)}") for paper in reversed(those))


def paper_of(store: Store, code: PaperCode) -> CodedPaper | None:
    """The paper that has a code, in whichever dossier; none where no paper has it."""
    return sheet_of_code(store, code) or certificates_of_code(store, code)


def is_open(store: Store, paper: CodedPaper) -> bool:
    """Whether neither the dossier of a paper nor its association is in the trash."""
    return any(row.id == paper.dossier for row in dossiers(store))


def whose(store: Store, paper: CodedPaper) -> str:
    """« , Judo Club de la Baie »: the association of a paper, where the file has several; else nothing."""
    names = {row.id: row.name for row in associations(store)}
    owner = next((row.association_id for row in dossiers(store) if row.id == paper.dossier), "")
    return f", {names.get(owner) or 'association sans nom'}" if len(names) > 1 else ""


def pages_in(paper: CodedPaper) -> int:
    """How many pages a paper has."""
    return paper.pages if isinstance(paper, CertificateSet) else len(paper.pages)


def owner_of(paper: CodedPaper) -> Owner:
    """What the scans of a paper belong to."""
    return of_set(paper.id) if isinstance(paper, CertificateSet) else of_sheet(paper.id)


def said_of(store: Store, paper: CodedPaper) -> str:
    """What a paper is called in a sentence: « feuille du 7 au 28 janvier 2026 (judo) »."""
    if isinstance(paper, CertificateSet):
        return f"attestations {paper.code.pretty()} ({period(paper.first, paper.last)})"
    known = attendance(store, paper.dossier)
    keys = {key for page in paper.pages for key in page.sessions}
    activity = known.activity(paper.activity)
    days = days_said([item for item in known.sessions if item.id in keys])
    return f"feuille {days or paper.code.pretty()}{f' ({activity.name})' if activity and activity.name else ''}"
