"""A dossier: one association, one procedure, one season; and everything at hand when one of its invoices is looked at."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated

from pydantic import SkipValidation

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attendance import Attendance, Place
from chorus_desktop.domain.care import Billed, Care, DayPrice
from chorus_desktop.domain.certificate import CertificateSet
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.corrected import Corrected
from chorus_desktop.domain.engagement import Basis, Engagement, Pick, pick
from chorus_desktop.domain.french import of_month, period
from chorus_desktop.domain.invoice import DocumentKind, Invoice, totals
from chorus_desktop.domain.numbering import Numbered
from chorus_desktop.domain.paper_code import PaperCode
from chorus_desktop.domain.portal import Portal
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.procedure import AttachmentRule, Procedure
from chorus_desktop.domain.recipient import Demand, Recipient
from chorus_desktop.domain.references import ServiceCode
from chorus_desktop.domain.repeats import Invoiced
from chorus_desktop.domain.returned import Returned
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.shape import Exact, Key, Kind, Record, field
from chorus_desktop.domain.totals import Totals
from chorus_desktop.domain.works.account import Account, accounts
from chorus_desktop.domain.works.instalments import Instalment, instalments, taken_off
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.piece import Piece
from chorus_desktop.domain.works.rules import WorksRules
from chorus_desktop.domain.works.situation import Situation


class Tariff(Record):
    """An agreed price for an activity, proposed when a line is written."""

    activity: str = field("Activité", example="Atelier judo du mercredi", default="")
    unit: str = field("Unité", example="séance", default="")
    unit_price: Annotated[Exact | None, Kind("unit_price")] = field("Prix unitaire", "Hors taxe, en euros.", example="7,50")


class Dossier(Record):
    """What belongs to the dossier itself; its invoices are apart, each with its own life.

    Attributes:
        association: id of the association; ``procedure`` and ``season``: ids in the procedures' data.
        season_confirmed_on: day the volunteer confirmed a season that its payer had not announced.
        recipient: id of a structure of the directory; empty: the procedure's own.
        market: of public works, where the procedure is of that kind; ``pieces``: those of its dossiers that others deposited.
        service_code: the code chosen for this dossier among the recipient's, printed unless the invoice says another.
    """

    association: Key
    procedure: Key
    season: Key
    convention: Convention = Convention()
    engagements: tuple[Engagement, ...] = ()
    tariffs: tuple[Tariff, ...] = ()
    cares: tuple[Care, ...] = ()
    day_prices: tuple[DayPrice, ...] = ()
    season_confirmed_on: Annotated[date | None, Kind("key")] = None
    recipient: Key = ""
    service_code: ServiceCode | None = None
    market: Market | None = None
    pieces: tuple[Piece, ...] = ()


def _nothing_missing(text: str) -> tuple[str, ...]:  # noqa: ARG001 - the signature of the papers' own check
    return ()


class Work(Record):
    """Everything that readiness, tasks and papers look at for one dossier and one invoice in hand.

    Attributes:
        unread: path → text typed that could not be read, kept as a draft: ``association.siret`` → ``1234``.
        existing: every number of the association, used here or before.
        invoiced: the other invoices of the dossier that stand.
        billed: what was already invoiced per prise en charge (``care.reference_key``), the invoice in hand left out.
        practice: it belongs to the practice file.
        used: cents already invoiced per engagement number, folded, the invoice in hand left out.
        unprintable: characters of a text that the papers' fonts lack.
        corrected: what is known of the invoice that a credit note in hand names; none for any other, or where nothing can be known.
        chosen: the structure of the directory that the dossier names, in place of the procedure's own.
        attendance: the presences of the dossier.
        billed_places: which cells of its sheets other invoices that stand have billed already, and the number of each.
        situations: the months of its market of works that other documents established, the oldest first.
        established: the same months reckoned, as they were issued; empty where only what was typed is known.
        works: what the portal and the CCAG know of works.
        pieces: those of its dossiers de facturation, its own that were issued and those of others.
        erased: SHA-256 of the attachments of the invoice in hand that were erased with the names of the children.
        certificates: the attestations issued for the invoice in hand that count, whether signed yet or not.
        outdated: codes of those among them that say something else than the sheet does today.
        returned: documents of the dossier that the portal gave back and that wait for the volunteer.
    """

    association: Association
    procedure: Procedure
    season: Season
    dossier: Dossier
    portal: Portal
    invoice: Invoice | None = None
    attachments: tuple[Attachment, ...] = ()
    unread: Mapping[str, Problem] = {}
    existing: tuple[Numbered, ...] = ()
    used: Mapping[str, int] = {}
    invoiced: tuple[Invoiced, ...] = ()
    billed: Mapping[str, Billed] = {}
    unprintable: Callable[[str], tuple[str, ...]] = _nothing_missing
    corrected: Corrected | None = None
    chosen: Recipient | None = None
    practice: bool = False
    attendance: Annotated[Attendance, SkipValidation] = Attendance()
    billed_places: Annotated[Mapping[Place, str], SkipValidation] = {}
    certificates: tuple[CertificateSet, ...] = ()
    outdated: frozenset[PaperCode] = frozenset()
    erased: tuple[str, ...] = ()
    situations: tuple[Situation, ...] = ()
    established: tuple[Account, ...] = ()
    works: WorksRules | None = None
    pieces: tuple[Piece, ...] = ()
    returned: tuple[Returned, ...] = ()

    @property
    def recipient(self) -> Recipient:
        """Who pays: the structure chosen for the dossier, else the procedure's own."""
        return self.chosen or self.procedure.recipient

    @property
    def engagement_required(self) -> bool:
        """Whether the structure, or the service that receives the invoice, asks for an engagement number."""
        code = self.service_code
        service = self.recipient.service(code) if code else None
        return self.recipient.engagement_rule is Demand.REQUIRED or (service is not None and service.engagement_required)

    @property
    def names_children(self) -> bool:
        """Whether the payer wants the name of a child and days on each line, for the service that receives the invoice."""
        rule = self.procedure.invoice
        choice = next((item for item in rule.services if item.code == self.service_code), None)
        return rule.beneficiary is Demand.REQUIRED and (choice is None or choice.names_children)

    @property
    def needs_cares(self) -> bool:
        """Whether each line must name a prise en charge, for the service that receives the invoice."""
        return self.procedure.invoice.care and self.names_children

    @property
    def attachment_rules(self) -> tuple[AttachmentRule, ...]:
        """The documents that the payer knows, for the service that receives the invoice in hand."""
        return self.procedure.attachments_for(self.service_code)

    @property
    def service_code(self) -> ServiceCode | None:
        """The code service of the invoice in hand: its own, else the dossier's, else the only one the payer gave."""
        own = self.invoice.service_code if self.invoice else None
        return own or self.dossier.service_code or self.recipient.service_code

    @property
    def convention_years(self) -> int:
        """How many school years the convention may run in all: one where it does not go on by itself."""
        rule = self.procedure.convention
        return rule.max_years if rule and rule.tacit_renewal else 1

    @property
    def engagements(self) -> tuple[Engagement, ...]:
        """The numbers entered for the dossier; where none has a number, the one that the market of works itself bears."""
        entered, market = self.dossier.engagements, self.dossier.market
        if market is None or not market.engagement or any(item.number for item in entered):
            return entered
        return (Engagement(id="market", number=market.engagement, basis=Basis.PURCHASE_ORDER),)

    @property
    def pick(self) -> Pick | None:
        """The engagement of the invoice in hand; none while it has no date."""
        invoice = self.invoice
        if invoice is None or invoice.issued_on is None:
            return None
        where = self.procedure.engagement.where_to_find
        found = pick(invoice.issued_on, self.season, self.engagements, invoice.engagement, invoice.engagement_reason, where)
        if self.dossier.season_confirmed_on is None:
            return found
        # The payer confirmed what the season's windows were deduced from.
        sure = tuple(problem for problem in found.problems if problem.code != "engagement.by_analogy")
        return found.model_copy(update={"problems": sure})

    @property
    def title(self) -> str:
        """How the dossier is called: its scheme and season, or its market of works."""
        market = self.dossier.market
        return market.title if market and market.title else f"{self.procedure.scheme} {self.season.title}"

    @property
    def numbering(self) -> str:
        """The pattern of the numbers that the invoice in hand takes its own from."""
        invoice = self.invoice or Invoice()
        if invoice.kind is DocumentKind.CREDIT_NOTE:
            return self.association.credit_note_numbering
        own = self.works.cadre(invoice.works.cadre).numbering if invoice.works and self.works else ""
        return own or self.association.numbering

    @property
    def market(self) -> Market | None:
        """The market of works as its months are reckoned."""
        charges = self.association.vat is not None and self.association.vat.is_subject
        return self.dossier.market.reckoned(charges_vat=charges) if self.dossier.market else None

    @property
    def account(self) -> Account | None:
        """The month of works, or the final account, that the invoice in hand reckons; none for any other."""
        part, market = self.invoice.works if self.invoice else None, self.market
        if part is None or market is None:
            return None
        months, own = self.situations, part.situation
        if self.established and own in months:
            # It was issued: its figures are those it has asked for.
            return self.established[months.index(own)]
        return accounts(market, (*months, own), self.taken_off, self.established)[-1]

    @property
    def months(self) -> tuple[Account, ...]:
        """Every month established."""
        return self.established or (accounts(self.market, self.situations) if self.market else ())

    @property
    def acomptes(self) -> tuple[Instalment, ...]:
        """Those of its market of works."""
        return instalments(self.market, self.months, self.pieces, self.works) if self.market and self.works else ()

    @property
    def taken_off(self) -> int:
        """Cents that the MOE took off the acomptes, for a final account; 0 for a month."""
        part = self.invoice.works if self.invoice else None
        return taken_off(self.acomptes) if part and part.situation.final else 0

    @property
    def totals(self) -> Totals:
        """Totals of the invoice in hand, as far as its lines go."""
        invoice = self.invoice or Invoice()
        if (account := self.account) is not None:
            return account.totals
        subject = self.association.vat.is_subject if self.association.vat else False
        return totals(invoice.written_lines, subject_to_vat=subject, already_paid=invoice.already_paid or 0)


def invoice_title(invoice: Invoice) -> str:
    """How a draft is called: ``Facture de mai 2026``, ``Avoir du 3 au 9 juin 2026``."""
    first, last = invoice.period_from, invoice.period_to
    name = invoice.works.document if invoice.works else invoice.kind.label
    if invoice.works and invoice.works.situation.final:
        return name
    if first is None or last is None:
        return f"{name} en préparation"
    if (first.year, first.month) == (last.year, last.month):
        return f"{name} {of_month(first)}"
    return f"{name} {period(first, last)}"
