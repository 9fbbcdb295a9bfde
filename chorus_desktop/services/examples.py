"""Complete, fictitious dossiers: what ``demo`` produces and ``example`` writes, and what the practice file holds."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from chorus_desktop.documents.example_certificate import example_certificate
from chorus_desktop.domain.association import Association, VatSituation
from chorus_desktop.domain.bank import Bic, Iban
from chorus_desktop.domain.care import Care, DayPrice
from chorus_desktop.domain.convention import Convention, SentBy
from chorus_desktop.domain.dossier_file import DossierFile, FileToJoin
from chorus_desktop.domain.engagement import Basis, Engagement
from chorus_desktop.domain.fresh import month_of
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.numbers import Email, Phone, Postcode, Rna, Siret
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.recipient import Demand, Recipient
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.trouble import Trouble

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


def lines() -> tuple[Line, ...]:
    """What a judo club bills for a month."""
    return (
        Line(designation="Atelier judo du mercredi", quantity=Decimal(47), unit="présence", unit_price=Decimal("7.50")),
        Line(designation="Stage multisports du samedi", quantity=Decimal("12.5"), unit="heure", unit_price=Decimal("18.00")),
        Line(designation="Licence, nouvel adhérent", quantity=Decimal(1), unit="forfait", unit_price=Decimal("40.00")),
    )


def example(procedure: Procedure, day: date) -> DossierFile:
    """A complete dossier file for one procedure, its invoice dated ``day`` for the month before.

    Raises:
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
    service = procedure.invoice.services[0] if procedure.invoice.services else None
    named = procedure.invoice.beneficiary is Demand.REQUIRED and service is not None and service.names_children
    joined = [rule for rule in procedure.attachments_for(service.code if service else None) if rule.demand == "required"]
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
        invoice=Invoice(
            issued_on=day, period_from=first, period_to=max(first, last), lines=_stays(first, last) if named else lines()
        ),
        attachments=tuple(FileToJoin(kind=rule.kind, path=_file_name(rule.kind)) for rule in joined),
    )  # fmt: skip


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


def _stays(first: date, last: date) -> tuple[Line, ...]:
    """Two children who do not exist, received for a month."""
    days = (last - first).days + 1
    common = {"unit": "jour", "unit_price": _DAY, "executed_from": first, "executed_to": last, "quantity": Decimal(days)}
    return tuple(
        Line(designation="Accueil, prix de journée", reference=reference, beneficiary=name, **common) for reference, name in _CHILDREN
    )


def _file_name(kind: str) -> str:
    return CERTIFICATE if kind == "attestation" else f"{kind.replace('_', '-')}-exemple.pdf"


def certificate(file: DossierFile) -> bytes:
    """The attendance certificate that goes with an example: numbers of children, never a name."""
    return example_certificate(file.association, file.invoice).data


def as_json(file: DossierFile) -> str:
    """A dossier file's text, indented to be edited by hand; what is empty is left out."""
    return file.model_dump_json(indent=2, exclude_defaults=False, exclude_none=True)


def write(file: DossierFile, out: Path) -> Path:
    """Write a dossier file and the documents it joins into a folder.

    Returns:
        The dossier file, ``dossier.json``.

    Raises:
        Trouble: the place cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        for item in file.attachments:
            piece = (
                certificate(file)
                if item.path == CERTIFICATE
                else example_certificate(file.association, file.invoice, "Pièce d’exemple").data
            )
            (out / item.path).write_bytes(piece)
        path = out / "dossier.json"
        path.write_text(as_json(file) + "\n", encoding="utf-8")
    except OSError as error:
        raise Trouble(f"Impossible d’écrire dans « {out} ».", "Choisissez un autre dossier, ou libérez de la place.") from error
    return path
