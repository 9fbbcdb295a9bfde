"""The attestations that a dossier file asks for: drawn from its presences, joined where they are signed, set aside where they are not."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import SkipValidation

from chorus_desktop.documents.certificate import certificate_paper
from chorus_desktop.documents.paper import Paper
from chorus_desktop.domain.attested import attendance_rule
from chorus_desktop.domain.attesting import attested
from chorus_desktop.domain.certificate import CertificateSet
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.dossier_file import DossierFile
from chorus_desktop.domain.paper_code import ALPHABET, CERTIFICATE, PaperCode, paper_code
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.certificate_making import facts_of, set_of
from chorus_desktop.services.joining import Joined, own_paper
from chorus_desktop.services.printable import set_problems

sentences(
    {
        "file.period": "Les attestations demandent les dates de la facture, et le jour où elles sont faites\u00a0: écrivez «\u00a0period_from\u00a0», «\u00a0period_to\u00a0» "
        "et «\u00a0issued_on\u00a0».",
        "file.nobody": "Aucune présence d’enfant bénéficiaire n’est notée sur la période\u00a0: il n’y a rien à attester.",
        "file.to_sign": "Les attestations sont à signer\u00a0: imprimez «\u00a0{path}\u00a0», signez, puis nommez le scan dans «\u00a0attachments\u00a0» "
        "(«\u00a0kind\u00a0»\u00a0: {kind}). Avec l’image d’une signature dans «\u00a0signature\u00a0», elles sont jointes toutes seules.",
        "file.to_sign_too": "Les attestations sont à signer\u00a0: elles sont à part, dans «\u00a0{path}\u00a0». La collectivité ne les exige pas.",
    }
)


class Proved(Record):
    """What the attestations of a file made of its dossier.

    Attributes:
        work: with the attestations among its attachments, where they are signed.
        contents: their bytes, by SHA-256.
        to_sign: the attestations, where somebody must still sign them by hand.
        notes: what to read before depositing; ``stops``: why nothing can be deposited yet.
    """

    work: Work
    contents: Mapping[str, bytes] = {}
    to_sign: Annotated[Paper | None, SkipValidation] = None
    notes: tuple[Problem, ...] = ()
    stops: tuple[Problem, ...] = ()


def prove(file: DossierFile, work: Work, images: Mapping[str, bytes]) -> Proved:
    """Draw the attestations that a file asks for, and join them.

    Signed by the image, they become the attachment that the payer knows. Else they are to be printed and signed: what nobody signed
    is worth nothing, and is not deposited. Once a file of that kind is among the attachments it is taken for the signed scan, and
    nothing is drawn.
    """
    rule = attendance_rule(work.attachment_rules)
    kind = rule.kind if rule else "other"
    if file.certificates is None or any(item.kind == kind for item in file.attachments):
        return Proved(work=work)
    made = attestations(file, work, images)
    if isinstance(made, Problem):
        return Proved(work=work, stops=(made,))
    signed, paper = made
    if not signed.to_sign:
        ready = own_paper(paper.name, paper.data, kind, work.portal.limits)
        if not isinstance(ready, Joined):
            return Proved(work=work, stops=(ready,))
        together = work.model_copy(update={"attachments": (*work.attachments, ready.attachment)})
        return Proved(work=together, contents={ready.attachment.sha256: ready.data}, notes=(ready.note,) if ready.note else ())
    return Proved(work=work, to_sign=paper)


def put_aside(work: Work, paper: Paper, out: Path) -> Problem:
    """Write attestations that are to be signed where the volunteer finds them, and say what to do with them.

    Returns:
        An error where the payer demands them, for then nothing can be deposited without them; else a warning.

    Raises:
        Trouble: the place cannot be written.
    """
    rule, path = attendance_rule(work.attachment_rules), out / paper.name
    try:
        out.mkdir(parents=True, exist_ok=True)
        path.write_bytes(paper.data)
    except OSError as failure:
        raise Trouble(f"Impossible d’écrire dans «\u00a0{out}\u00a0».", "Choisissez un autre dossier, ou libérez de la place.") from failure
    if rule is not None and rule.demand == "required":
        return error("certificates", "file.to_sign", path=str(path), kind=rule.kind)
    return warning("certificates", "file.to_sign_too", path=str(path))


def attestations(file: DossierFile, work: Work, images: Mapping[str, bytes]) -> tuple[CertificateSet, Paper] | Problem:
    """The attestations that a file asks for, and their paper; or why there is nothing to attest."""
    wanted, invoice = file.certificates, work.invoice
    if wanted is None or invoice is None:
        message = "attestations are drawn only where the file asks for them"
        raise ValueError(message)
    first, last, issued_on = invoice.period_from, invoice.period_to, wanted.issued_on or invoice.issued_on
    if first is None or last is None or issued_on is None:
        return error("certificates", "file.period")
    span, association = (first, last), work.association
    found = attested(work.attendance, work.procedure.attendance, wanted.grouping, span, facts_of(work))
    if not found.items:
        return error("certificates", "file.nobody")
    made = set_of(
        work,
        found,
        code=_code(file),
        grouping=wanted.grouping,
        span=span,
        issued_on=issued_on,
        place=wanted.place or association.city,
        signature=association.signature,
    )
    if wrong := set_problems(made):
        return wrong[0].model_copy(update={"where": "certificates"})
    return made, certificate_paper(made, images)


def _code(file: DossierFile) -> PaperCode:
    """Always the same for one invoice of one association, so that the same file gives the same bytes."""
    whose = f"{file.association.siret or file.association.name} {file.number}"
    return paper_code(CERTIFICATE, int.from_bytes(hashlib.sha256(whose.encode()).digest()[:8]) % len(ALPHABET) ** 5)
