"""The same papers without a window and without the data file: from a dossier file, whose number and date are given."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from chorus_desktop.documents.expectations import expectations
from chorus_desktop.documents.fonts import missing_characters
from chorus_desktop.domain.attachment import Attachment, weigh
from chorus_desktop.domain.dossier import Dossier, Work
from chorus_desktop.domain.dossier_file import DossierFile
from chorus_desktop.domain.engagement import mask_matches
from chorus_desktop.domain.numbering import twin
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.readiness import blocking, problems
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.working import works_lines
from chorus_desktop.intake import dossier_file as intake
from chorus_desktop.pdf.images import checked_picture
from chorus_desktop.pdf.portal_check import portal_check
from chorus_desktop.pdf.read_back import Expectation
from chorus_desktop.pdf.reading import read_file
from chorus_desktop.services import apart, data, portal_data
from chorus_desktop.services.given_attendance import presences, stays_wrong
from chorus_desktop.services.given_certificates import prove, put_aside
from chorus_desktop.services.joining import Joined, join, sha256
from chorus_desktop.services.papers import check_lines, companion_papers, draw_invoice, drawn_up, folder_files, write_folder
from chorus_desktop.services.views import Refused

sentences(
    {
        "file.procedure": "La démarche « {id} » n’est pas connue. Celles du programme : {known}.",
        "file.season": "La saison « {id} » n’est pas connue pour cette démarche. Saisons connues : {known}.",
        "file.window": "La période « {key} » n’existe pas dans cette saison. Périodes connues : {known}.",
        "file.picture": "{sentence} {what_to_do}",
        "file.engagement_twice": "Deux engagements s’appellent « {id} » : donnez à chacun son « id ».",
        "file.engagement": "L’engagement « {id} » nommé par la facture n’est pas dans la liste « engagements ».",
    }
)


class Produced(Record):
    """What was written: the folder, and what to read before depositing."""

    folder: Path
    warnings: tuple[Problem, ...]


def read(path: Path) -> DossierFile:
    """Read a dossier file from disk.

    Raises:
        Refused: what is in it does not fit; each problem names the key.
        Trouble: it cannot be opened.
    """
    read_back = intake.read(read_file(path))
    if isinstance(read_back, DossierFile):
        return read_back
    raise Refused(read_back)


def produce(file: DossierFile, base: Path, out: Path, today: date, *, zipped: bool = False, own: Procedure | None = None) -> Produced:
    """Write the deposit folder of a dossier file; nothing is written unless it is ready.

    Args:
        file: the dossier, with its number and date.
        base: folder from which its paths are read.
        out: where the deposit folder goes.
        today: the day to reckon from.
        zipped: also write it as a zip.
        own: a procedure of the volunteer's own that the dossier may name.

    Attestations that the file asks for are drawn and joined; those that somebody must still sign by hand are written into ``out``.

    Raises:
        Refused: it is not ready; every problem says where.
        Trouble: the disk is full or the place cannot be written.
    """
    work, contents, images, notes = _gathered(file, base, today, own)
    proved = prove(file, work, images)
    work, contents = proved.work, {**contents, **proved.contents}
    aside = (put_aside(work, proved.to_sign, out),) if proved.to_sign else ()
    found = (*problems(work, today), *stays_wrong(work, today), *aside)
    stops = (*blocking(found), *proved.stops)
    if stops:
        raise Refused(stops)
    document = drawn_up(work, file.number, today)
    paper, refused = draw_invoice(document, images, work.portal)
    if stops := blocking((*refused, *weigh(work.attachments, work.portal.limits, len(paper.data)))):
        raise Refused(stops)
    companions = companion_papers(document, check_lines(work, document, today), work)
    folder = write_folder(out, document, folder_files(paper.data, document, contents, companions), zipped=zipped)
    return Produced(folder=folder, warnings=(*found, *notes, *proved.notes))


def _gathered(
    file: DossierFile, base: Path, today: date, own: Procedure | None
) -> tuple[Work, dict[str, bytes], Mapping[str, bytes], tuple[Problem, ...]]:
    """The work of a dossier file, the bytes of its files by SHA-256, its pictures likewise, and what was done to its files."""
    procedure, season = _rules(file, today, own)
    engagements = tuple(
        item.model_copy(update={"id": item.id or item.number or str(rank), "window": item.window or _window_of(item.number, season)})
        for rank, item in enumerate(file.engagements)
    )
    images, marks, wrong = _pictures(file, base)
    portal, contents, attachments, notes = data.portal(), dict[str, bytes](), list[Attachment](), list[Problem]()
    for item in file.attachments:
        joined = join(base / item.path, item.kind, portal.limits)
        if isinstance(joined, Joined):
            attachments.append(joined.attachment)
            contents[joined.attachment.sha256] = joined.data
            notes += [joined.note] if joined.note else []
        else:
            wrong.append(joined)
    wrong += _references(file, [item.id for item in engagements])
    attendance, invoice, unknown = presences(file.attendance, file.invoice)
    wrong += unknown
    for rank, engagement in enumerate(engagements):
        if engagement.window and season.window(engagement.window) is None:
            known = ", ".join(window.key for window in season.windows)
            wrong.append(error(f"engagements.{rank}.window", "file.window", key=engagement.window, known=known))
    if wrong:
        raise Refused(tuple(wrong))
    dossier = Dossier(
        association="",
        procedure=procedure.id,
        season=season.id,
        convention=file.convention,
        engagements=engagements,
        cares=tuple(care if care.id else care.model_copy(update={"id": f"{rank}"}) for rank, care in enumerate(file.cares)),
        day_prices=tuple(price if price.id else price.model_copy(update={"id": f"{rank}"}) for rank, price in enumerate(file.day_prices)),
        service_code=file.service_code,
        market=file.market,
    )
    work = Work(
        association=file.association.model_copy(update=marks),
        procedure=procedure,
        season=season,
        dossier=dossier,
        portal=portal,
        invoice=invoice,
        attachments=tuple(attachments),
        attendance=attendance,
        unprintable=missing_characters,
        chosen=file.recipient,
        situations=file.situations,
        pieces=file.pieces,
        works=portal_data.works() if procedure.kind == "works" else None,
    )
    if work.account is not None:
        work = work.model_copy(update={"invoice": invoice.model_copy(update={"lines": works_lines(work.account)})})
    return work, contents, images, tuple(notes)


def _references(file: DossierFile, engagements: Sequence[str]) -> list[Problem]:
    """What the file says of its own numbers that cannot be: an invoice that corrects itself, an engagement that is not there, or is twice."""
    wrong, chosen = [], file.invoice.engagement
    for field in ("original_number", "replaces"):
        other: InvoiceNumber | None = getattr(file.invoice, field)
        if other and twin(other, file.number):
            wrong.append(error(f"invoice.{field}", "invoice.original_itself", number=file.number))
    if chosen and chosen not in engagements:
        wrong.append(error("invoice.engagement", "file.engagement", id=chosen))
    names = [item.id for item in file.engagements]
    for rank, name in enumerate(names):
        if name and name in names[:rank]:
            wrong.append(error(f"engagements.{rank}.id", "file.engagement_twice", id=name))
    return wrong


def _window_of(number: str | None, season: Season) -> str:
    return next((window.key for window in season.windows if number and mask_matches(window.mask, number)), "")


def _rules(file: DossierFile, today: date, own: Procedure | None) -> tuple[Procedure, Season]:
    known = {procedure.id: procedure for procedure in (*data.procedures(), *([own] if own else []))}
    procedure = known.get(file.procedure)
    if procedure is None:
        raise Refused((error("procedure", "file.procedure", id=file.procedure, known=", ".join(known)),))
    season = procedure.season(file.season)
    if season is None:
        raise Refused((error("season", "file.season", id=file.season, known=", ".join(item.id for item in procedure.open_seasons(today))),))
    return procedure, season


def _pictures(file: DossierFile, base: Path) -> tuple[dict[str, bytes], dict[str, str], list[Problem]]:
    """Pictures by SHA-256, the SHA-256 of each field, and what is wrong with those that cannot be used."""
    images, marks, wrong = dict[str, bytes](), {"logo": "", "signature": ""}, list[Problem]()
    for field, path in (("logo", file.logo), ("signature", file.signature)):
        if path:
            try:
                content = apart.run(checked_picture, read_file(base / path))
            except Trouble as trouble:
                wrong.append(error(field, "file.picture", sentence=trouble.sentence, what_to_do=trouble.what_to_do))
                continue
            marks[field] = sha256(content)
            images[marks[field]] = content
    return images, marks, wrong


def schema() -> str:
    """JSON Schema of a dossier file."""
    return json.dumps(DossierFile.model_json_schema(), ensure_ascii=False, indent=2)


def check(path: Path, dossier: Path | None, today: date, own: Procedure | None = None) -> tuple[Problem, ...]:
    """Hold any PDF against the portal's rules, and against a dossier when one is given.

    Raises:
        Refused: the dossier file does not fit, or is not complete enough to compare with.
        Trouble: a file cannot be opened, or brought down what reads it, which runs apart.
    """
    wanted: tuple[Expectation, ...] = ()
    if dossier is not None:
        file = read(dossier)
        work, _, images, _ = _gathered(file, dossier.parent, today, own)
        work = prove(file, work, images).work
        # What the sheets say is between the invoice and its proof, not between the paper and its dossier.
        if stops := blocking(tuple(found for found in problems(work, today) if not found.where.startswith("attendance."))):
            raise Refused(stops)
        wanted = expectations(drawn_up(work, file.number, today))
    content = read_file(path)
    room = apart.room_for(content)
    return apart.run(portal_check, content, path.name, data.portal().limits, wanted, "file", limits=room)
