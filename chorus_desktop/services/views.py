"""What the services hand to a screen: frozen values, complete for one page, never a row of the store."""

from collections.abc import Mapping
from datetime import date, datetime

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.deposit import CheckLine, DepositBlock
from chorus_desktop.domain.dossier import Dossier, Work
from chorus_desktop.domain.issued import IssuedDocument, JoinedFile
from chorus_desktop.domain.lifecycle import Event, InvoiceState, Life
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.portal import Trap
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.recipient_card import RecipientCard
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.task import Task

Texts = Mapping[str, str]
"""Field → text, as the inputs hold it."""


class AssociationView(Record):
    """One association and its form.

    Attributes:
        typed: the texts of its form, what could not be read as it was typed.
        problems: what is missing or wrong on its page.
    """

    id: str
    association: Association
    typed: Texts
    problems: tuple[Problem, ...]
    saved_at: datetime | None = None


class RecipientView(Record):
    """One public structure and its form.

    Attributes:
        key: what ``services.recipients`` names it by.
        kept: whether it has a card of its own in the data file; otherwise it is as the program brings it.
        of_hers: what brings it is a procedure that the volunteer wrote or received.
        typed, services: the texts of its form and of each of its services, what could not be read as it was typed.
        problems: what is missing or wrong on its page.
        dossiers: id and title of those it pays.
    """

    key: str
    kept: bool
    of_hers: bool
    card: RecipientCard
    typed: Texts
    services: tuple[Texts, ...]
    problems: tuple[Problem, ...]
    dossiers: tuple[tuple[str, str], ...]


class PastView(Record):
    """What was invoiced before this program.

    Attributes:
        rows: id and invoice, oldest first.
        series: the series of a number given today, ``FA2026-{n}``.
        next_number: the number the next invoice takes; none while the pattern of numbers is wrong, or when its series is ``full``.
        typed: what was typed of an earlier invoice that is not added yet.
        offered_pattern: how the earlier invoices are numbered, when it is not how this program would; ``offered_number`` is what it gives.
    """

    rows: tuple[tuple[str, PastInvoice], ...]
    series: str
    next_number: InvoiceNumber | None
    full: Problem | None = None
    typed: Mapping[str, str] = {}
    offered_pattern: str = ""
    offered_number: InvoiceNumber | None = None


class EngagementUse(Record):
    """What an engagement number carries, in cents: invoiced on it, of which deposited, accepted, paid; and its ceiling."""

    number: str
    span: str
    used: int
    ceiling: int | None
    deposited: int = 0
    accepted: int = 0
    paid: int = 0


class InvoiceRow(Record):
    """One invoice in a list.

    Attributes:
        said: its state in words, the portal's once one was told.
        phase: what the portal's state means (a value of ``Phase``); empty where none was told; ``awaits``: it waits for the volunteer.
        paid: what came in for it, in words; empty while nothing did.
        net: cents, negative for a credit note.
    """

    id: str
    dossier_id: str
    title: str
    number: str
    state: InvoiceState
    said: str
    issued_on: date | None
    engagement: str
    net: int
    association: str
    dossier: str
    paid: str = ""
    phase: str = ""
    awaits: bool = False


class DossierRow(Record):
    """One dossier on the home page.

    Attributes:
        next: what to do now, none when all is done.
        closed: its season's last deposit is past.
        asleep: its season ended more than a year ago and all its invoices are deposited: what to do in it was not worked out.
        invoice_id: of the invoice in hand, empty when there is none.
    """

    id: str
    association_id: str
    association: str
    title: str
    recipient: str
    deadline: str
    next: Task | None
    done: int
    total: int
    invoiced: int
    deposited: int
    closed: bool
    paid: int = 0
    asleep: bool = False
    invoice_id: str = ""
    invoice_state: InvoiceState = InvoiceState.DRAFT


class Home(Record):
    """The home page: the dossiers of every association."""

    associations: tuple[AssociationView, ...]
    dossiers: tuple[DossierRow, ...]
    practice: bool


class Holder(Record):
    """An association as the column names it; its SIRET in groups, empty while it is not known."""

    id: str
    name: str
    siret: str


class Column(Record):
    """What the window's column shows beside every page.

    Attributes:
        payments: whether something was deposited, which may be paid; ``recipients`` whether there is who pays.
    """

    holders: tuple[Holder, ...]
    payments: bool
    recipients: bool
    trash: int
    practice: bool


class DossierView(Record):
    """One dossier: its tasks, its amounts, its forms.

    Attributes:
        work: the dossier and its invoice in hand.
        invoice_id: of the invoice in hand, empty when there is none.
        convention_typed: the texts of the convention's form.
        engagement_typed: engagement id → the texts of its form.
        tariff_typed: the texts of each tariff row.
        use: what each engagement carries.
        next_season: the season to offer when this one is closed; none when it already has a dossier.
    """

    id: str
    association_id: str
    dossier: Dossier
    work: Work
    title: str
    deadline: str
    tasks: tuple[Task, ...]
    next: Task | None
    problems: tuple[Problem, ...]
    invoice_id: str
    invoice_state: InvoiceState
    invoices: tuple[InvoiceRow, ...]
    convention_typed: Texts
    engagement_typed: Mapping[str, Texts]
    tariff_typed: tuple[Texts, ...]
    use: tuple[EngagementUse, ...]
    invoiced: int
    deposited: int
    paid: int
    closed: str
    next_season: Season | None


class InvoiceView(Record):
    """One invoice in preparation, with all its page shows.

    Attributes:
        typed: the texts of its form; ``lines``: of each row of the table.
        expected_number: the number it would take if finalised as it is; none while it cannot be known.
        changed: what differs from the invoice it was copied from, in words.
    """

    id: str
    dossier_id: str
    title: str
    state: InvoiceState
    work: Work
    typed: Texts
    lines: tuple[Texts, ...]
    problems: tuple[Problem, ...]
    tasks: tuple[Task, ...]
    expected_number: InvoiceNumber | None
    files: tuple[JoinedFile, ...]
    changed: tuple[str, ...] = ()
    saved_at: datetime | None = None


class IssuedView(Record):
    """One issued document, after its number.

    Attributes:
        life: what is known of it today, read from ``events``.
        replaced_by: id and number of the invoice that took its place, the number empty while that is a draft; ``replaces``: whose place
            it took.
        file_label: the portal's name for where its PDF goes.
        erased: names of the attachments that were erased with the names of the children.
        erasable: it names children, was deposited, and its folder is still on this computer.
        certificate: name of the portal's certificate of deposit that is filed with it; empty for none.
        paid: something came in for it.
    """

    id: str
    dossier_id: str
    document: IssuedDocument
    state: InvoiceState
    events: tuple[Event, ...]
    folder: str
    form: tuple[DepositBlock, ...]
    clicks: tuple[str, ...]
    traps: tuple[Trap, ...]
    file_label: str
    checklist: tuple[CheckLine, ...]
    warnings: tuple[Problem, ...]
    life: Life = Life()
    replaced_by: tuple[str, str] | None = None
    replaces: tuple[str, str] | None = None
    erased: tuple[str, ...] = ()
    erasable: bool = False
    certificate: str = ""
    paid: bool = False

    @property
    def accounts_only(self) -> bool:
        """Whether it is a credit note about a rejected invoice, that is not to be deposited."""
        return any(found.code == "deposit.on_void" for found in self.warnings)


class LetterText(Record):
    """A ready e-mail.

    Attributes:
        addresses: whom it may go to, the likeliest first: what they answer for, and the mailbox; empty when none is known.
        printable: it is made to be printed and signed too.
    """

    title: str
    addresses: tuple[tuple[str, str], ...]
    subject: str
    body: str
    printable: bool = False


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a failure
    """An act that readiness refuses; carries the problems that say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep what must be mended first."""
        super().__init__("; ".join(problem.code for problem in problems))
        self.problems = problems
