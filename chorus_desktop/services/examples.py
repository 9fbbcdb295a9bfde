"""Complete, fictitious dossiers: what ``demo`` produces and ``example`` writes, and what the practice file holds."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from chorus_desktop.documents.example_piece import example_piece
from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.association import Association, VatSituation
from chorus_desktop.domain.attendance_file import FileAttendance, FileCertificates
from chorus_desktop.domain.attendance_read import attendance_of
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.bank import Bic, Iban
from chorus_desktop.domain.care import Care, DayPrice, days_between
from chorus_desktop.domain.convention import Convention, SentBy
from chorus_desktop.domain.dossier import Dossier, Work
from chorus_desktop.domain.dossier_file import DossierFile, FileToJoin
from chorus_desktop.domain.engagement import Basis, Engagement
from chorus_desktop.domain.fresh import month_of
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.numbers import Email, FrenchVat, Phone, Postcode, Rna, Siret
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.procedure import AttachmentRule, Procedure
from chorus_desktop.domain.recipient import Demand, Recipient
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.stays import billable_days, stays_named
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.rules import WorksCadre
from chorus_desktop.services import data, example_works, portal_data
from chorus_desktop.services.example_presences import lines, sheets, stays
from chorus_desktop.services.given_certificates import attestations

CERTIFICATE = "attestation-exemple.pdf"


def association() -> Association:
    """A judo club that does not exist."""
    return Association(
        name="Judo Club de la Baie",
        siret=Siret("12345678200010"),
        rna=Rna("W502001234"),
        street="4 rue des Embruns",
        postcode=Postcode("50100"),
        city="Cherbourg-en-Cotentin",
        email=Email("contact@judo-baie.example"),
        phone=Phone("0233000000"),
        representative_name="Claire Martin",
        representative_quality="Présidente",
        treasurer_name="Paul Lefèvre",
        vat=VatSituation.EXEMPT_NON_PROFIT,
        iban=Iban("FR7630006000011234567890189"),
        bic=Bic("AGRIFRPP"),
        account_holder="Judo Club de la Baie",
        portal_account_on=date(2025, 9, 15),
        portal_structure_on=date(2025, 9, 15),
        portal_rights_on=date(2025, 9, 16),
    )


def convention(season: Season, day: date) -> Convention:
    """A convention signed by both parties at the beginning of a season, and no later than the day of the invoice."""
    first = season.starts_on
    return Convention(
        first_year=first.year,
        association_signed_on=min(first + timedelta(days=7), day),
        association_signer="Claire Martin",
        association_signer_quality="Présidente",
        sent_on=min(first + timedelta(days=8), day),
        sent_by=SentBy.EMAIL,
        payer_signed_on=min(first + timedelta(days=11), day),
        payer_signer="Jeanne Dubois",
        payer_signer_quality="Adjointe au maire",
    )


def example(procedure: Procedure, day: date, cadre: str = "A4") -> DossierFile:
    """A complete dossier file for one procedure, its invoice dated ``day`` for the month before.

    Args:
        procedure: which one.
        day: the date printed.
        cadre: of a market of works, the piece to produce.

    Raises:
        KeyError: the cadre is none of works.
        Trouble: the day is in none of its seasons, or in no engagement window of it.
    """
    season = procedure.season_of(day)
    window = season.window_for(day) if season else None
    if season is None or (season.windows and window is None):
        raise Trouble("Ce jour n’est dans aucune saison de la démarche.", "Choisissez un jour de la saison avec --today.")
    first, last = month_of(day.replace(day=1) - timedelta(days=1))
    if procedure.kind == "season":
        first = max(first, season.starts_on)
    engagement = Engagement(number=EngagementNumber("2026-004512"), basis=Basis.PURCHASE_ORDER)
    if window is not None:
        engagement = Engagement(number=EngagementNumber(window.mask.replace("*", "4512")), window=window.key, ceiling=492000)
    if procedure.kind == "works":
        return _works(procedure, season, engagement, day, portal_data.works().cadre(cadre))
    service = procedure.invoice.services[0] if procedure.invoice.services else None
    named = procedure.invoice.beneficiary is Demand.REQUIRED and service is not None and service.names_children
    joined = [rule for rule in procedure.attachments_for(service.code if service else None) if rule.demand == "required"]
    last = max(first, last)
    by_stay = named or procedure.attendance.by == "stay"
    presences = stays([name for _, name in _CHILDREN], first, last) if by_stay else sheets(first, last)
    billed = _stay_lines(presences, procedure.attendance, first, last, named=named) if by_stay else lines(presences, first, last)
    return DossierFile(
        procedure=procedure.id,
        season=season.id,
        number=InvoiceNumber(f"FA{day.year}-012"),
        association=association(),
        convention=convention(season, day) if procedure.convention else Convention(),
        engagements=(engagement,),
        cares=_cares(season) if named and procedure.invoice.care else (),
        day_prices=(DayPrice(service="Accueil", price=_DAY, valid_from=season.starts_on),) if named and procedure.invoice.day_price else (),
        recipient=payer() if procedure.any_recipient else None,
        service_code=service.code if service else None,
        invoice=Invoice(issued_on=day, period_from=first, period_to=last, lines=billed),
        attachments=tuple(FileToJoin(kind=rule.kind, path=_file_name(rule)) for rule in joined),
        attendance=presences,
    )


def _works(procedure: Procedure, season: Season, engagement: Engagement, day: date, cadre: WorksCadre) -> DossierFile:
    club, town = association(), payer()
    if cadre.by is Role.SUBCONTRACTOR:
        # One that charges VAT leaves it to the titulaire: what is to be seen.
        club = club.model_copy(update={"vat": VatSituation.SUBJECT_ON_RECEIPTS, "vat_number": FrenchVat("FR11123456782")})
    made = example_works.example(cadre, club, town, day)
    return DossierFile(
        procedure=procedure.id,
        season=season.id,
        number=InvoiceNumber(f"{cadre.numbering.partition('{')[0] or 'FA'}{day.year}-012"),
        association=club,
        engagements=(engagement,),
        recipient=town,
        invoice=made.piece,
        market=made.market,
        situations=made.situations,
        pieces=made.pieces,
    )


def payer() -> Recipient:
    """A town that does not exist, for a procedure that leaves the payer to be chosen."""
    return Recipient(
        name="Commune de Sainte-Exemple",
        siret=Siret("21999999200015"),
        address=("Mairie", "1 place de la Mairie", "00000 Sainte-Exemple"),
    )


_CHILDREN = (("PEC-0001", "Camille Exemple"), ("PEC-0002", "Sacha Modèle"))
_DAY = Decimal("62.40")


def _cares(season: Season) -> tuple[Care, ...]:
    """The prises en charge of two children who do not exist."""
    begun = season.starts_on - timedelta(days=120)
    return tuple(Care(reference=reference, child=name, valid_from=begun, valid_to=season.ends_on) for reference, name in _CHILDREN)


def _stay_lines(presences: FileAttendance, rule: AttendanceRule, first: date, last: date, *, named: bool) -> tuple[Line, ...]:
    """Two children who do not exist, received for a period: the days of their stays, child by child where the payer wants names."""
    attendance, _ = attendance_of(presences)
    found = []
    for reference, name in _CHILDREN:
        days = sorted(day for stay in stays_named(attendance, name) for day in billable_days(stay, rule, first, last))
        away = Absences.of(set(days_between(days[0], days[-1])) - set(days))
        found.append(
            Line(
                designation="Accueil, prix de journée", reference=reference, beneficiary=name, quantity=Decimal(len(days)), unit="jour",
                unit_price=_DAY, executed_from=days[0], executed_to=days[-1], absences=away,
            )
        )  # fmt: skip
    if named:
        return tuple(found)
    total = sum((line.quantity or Decimal(0) for line in found), Decimal(0))
    return (Line(designation="Accueil, prix de journée", quantity=total, unit="jour", unit_price=_DAY),)


def _file_name(rule: AttachmentRule) -> str:
    return CERTIFICATE if rule.attendance else f"{rule.kind.replace('_', '-')}-exemple.pdf"


def certificate(file: DossierFile, procedure: Procedure) -> bytes:
    """The attestations that go with an example: one list of its children, drawn from its own sheets."""
    attendance, _ = attendance_of(file.attendance or FileAttendance())
    season = procedure.season(file.season)
    work = Work(
        association=file.association,
        procedure=procedure,
        season=season or procedure.seasons[0],
        dossier=Dossier(association="", procedure=procedure.id, season=file.season),
        portal=data.portal(),
        invoice=file.invoice,
        attendance=attendance,
        chosen=file.recipient,
    )
    made = attestations(file.model_copy(update={"certificates": FileCertificates()}), work, {})
    if isinstance(made, Problem):
        message = f"the children of an example were there: {made.sentence}"
        raise ValueError(message)
    return made[1].data


def as_json(file: DossierFile) -> str:
    """A dossier file's text, indented to be edited by hand; what is empty is left out."""
    return file.model_dump_json(indent=2, exclude_defaults=False, exclude_none=True)


def write(file: DossierFile, out: Path, procedure: Procedure) -> Path:
    """Write a dossier file and the documents it joins into a folder.

    Returns:
        The dossier file, ``dossier.json``.

    Raises:
        Trouble: the place cannot be written.
    """
    titles = {rule.kind: rule.title for rule in procedure.attachments}
    day = file.invoice.issued_on or date.min
    try:
        out.mkdir(parents=True, exist_ok=True)
        for item in file.attachments:
            drawn = (
                certificate(file, procedure) if item.path == CERTIFICATE else example_piece(file.association, titles[item.kind], day).data
            )
            (out / item.path).write_bytes(drawn)
        path = out / "dossier.json"
        path.write_text(as_json(file) + "\n", encoding="utf-8")
    except OSError as error:
        raise Trouble(f"Impossible d’écrire dans « {out} ».", "Choisissez un autre dossier, ou libérez de la place.") from error
    return path
