"""Every way through the window: which page opens for what, which place of the column it belongs to, and where one was last time."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.ui import file_acts, mending
from chorus_desktop.ui.attachment_ways import AttachmentWays
from chorus_desktop.ui.attendance_ways import AttendanceWays
from chorus_desktop.ui.companion_ways import CompanionWays
from chorus_desktop.ui.deadline_ways import DeadlineWays
from chorus_desktop.ui.deposit_ways import DepositWays
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.file_acts import Files
from chorus_desktop.ui.life_ways import LifeWays
from chorus_desktop.ui.money_ways import MoneyWays
from chorus_desktop.ui.overview_ways import OverviewWays
from chorus_desktop.ui.own_procedure_ways import OwnProcedureWays
from chorus_desktop.ui.pages.about import AboutPage
from chorus_desktop.ui.pages.association import AssociationPage
from chorus_desktop.ui.pages.backups import BackupsPage
from chorus_desktop.ui.pages.cares import CaresPage
from chorus_desktop.ui.pages.confirmed import ConfirmedPage
from chorus_desktop.ui.pages.convention import ConventionPage
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.engagements import EngagementsPage
from chorus_desktop.ui.pages.first_start import FirstStartPage
from chorus_desktop.ui.pages.guide import GuidePage
from chorus_desktop.ui.pages.home import HomePage
from chorus_desktop.ui.pages.invoice import InvoicePage
from chorus_desktop.ui.pages.invoices import InvoicesPage
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.letter import LetterPage
from chorus_desktop.ui.pages.new_dossier import NewDossierPage
from chorus_desktop.ui.pages.paper import PaperPage
from chorus_desktop.ui.pages.past import PastPage
from chorus_desktop.ui.pages.preparation import preparation_page
from chorus_desktop.ui.pages.procedure import ProcedurePage
from chorus_desktop.ui.pages.review import ReviewPage
from chorus_desktop.ui.pages.rules import RulesPage
from chorus_desktop.ui.pages.setup import SetupPage
from chorus_desktop.ui.pages.tariffs import TariffsPage
from chorus_desktop.ui.pages.trash import TrashPage
from chorus_desktop.ui.places import ASSOCIATION, GUIDE, HOME, INVOICES, ROOTS, TRASH, places
from chorus_desktop.ui.preferences import Preferences
from chorus_desktop.ui.recipient_ways import RecipientWays
from chorus_desktop.ui.resuming import LANDING, RESUMED
from chorus_desktop.ui.search_ways import SearchWays
from chorus_desktop.ui.whereabouts import Whereabouts
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.works_ways import WorksWays

if TYPE_CHECKING:
    from chorus_desktop.services.views import Column, Holder


class Navigator(
    AttachmentWays,
    AttendanceWays,
    CompanionWays,
    DeadlineWays,
    DepositWays,
    LifeWays,
    MoneyWays,
    OverviewWays,
    OwnProcedureWays,
    RecipientWays,
    SearchWays,
    WorksWays,
):
    """Opens pages in the window.

    Args:
        desk: given to every page; its ``go`` becomes this object.
        files: what the program does with whole data files.
        preferences: where the companion stands.
    """

    def __init__(self, desk: Desk, files: Files, preferences: Preferences) -> None:
        desk.go = self
        self._desk, self._files, self._shell, self._preferences = desk, files, desk.shell, preferences
        self._whose: Holder | None = None
        self._shell.place_chosen.connect(self._go_to_place)
        self._shell.column.search.clicked.connect(self.search)
        self._whereabouts: Whereabouts | None = None

    def _keep_position(self, position: str) -> None:
        # A comfort: where the file refuses, what was typed says so, not this.
        self._desk.ask(services.home.keep_position, position, otherwise=lambda _: None)

    def let_go(self) -> None:
        """Stop listening to the window and to answers still on their way: another navigator takes over."""
        self._leave_companion()
        self._desk.let_go()
        self._shell.place_chosen.disconnect(self._go_to_place)
        self._shell.column.search.clicked.disconnect(self.search)
        if self._whereabouts is not None:
            self._whereabouts.stop()

    def begin(self) -> None:
        """Show the first page: where one was last time, home, or the welcome of an empty file."""
        self._desk.ask(services.home.column, then=self._begin)

    def _begin(self, column: "Column") -> None:
        self.refresh(column)
        if not column.holders:
            self._watch()
            self.first_start()
            return
        # Read before home is shown, which is a place one comes back to as well.
        self._desk.ask(services.home.position, then=self._resume)

    def _resume(self, position: str) -> None:
        self._watch()
        self.home()
        self._resume_companion()
        name, _, rest = position.partition(" ")
        record_id, _, field = rest.partition(" ")
        if name in RESUMED:
            # What was on the screen may be in the trash since.
            self._desk.ask(services.home.still_there, name, record_id, then=partial(self._reopen, name, record_id, field))

    def _reopen(self, name: str, record_id: str, field: str, there: bool) -> None:  # noqa: FBT001 - an answer
        if there:
            way: Callable[..., None] = getattr(self, name)
            way(record_id, field) if field and name in LANDING else way(record_id)

    def _watch(self) -> None:
        self._whereabouts = Whereabouts(self._shell, self._keep_position)

    def refresh(self, column: "Column") -> None:
        """Show whose file it is, and the places that exist."""
        self._whose = column.holders[0] if column.holders else None
        several = len(column.holders) > 1
        name = f"{len(column.holders)} associations" if several else (self._whose.name if self._whose else "")
        name = f"Exercice · {name}" if column.practice else name
        self._shell.column.show_association(name, "" if several or self._whose is None else self._whose.siret)
        self._shell.column.search.setVisible(bool(column.holders))
        self._shell.column.show_places(places(column))

    def _go_to_place(self, key: str) -> None:
        if key == ASSOCIATION and self._whose is not None:
            self._open(AssociationPage(self._desk, self._whose.id), place=ASSOCIATION, root=True, position=f"association {self._whose.id}")
        elif key in ROOTS:
            getattr(self, key)()

    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        # A page that is only passed through (a paper, a letter) leaves what led to it as the place to come back to.
        page.setProperty("position", position if position or root else None)
        self._shell.open_page(page, place=place, root=root)
        self._desk.ask(services.home.column, then=self.refresh)

    def _replace(self, page: Page, position: str) -> None:
        page.setProperty("position", position)
        self._shell.replace_page(page)

    # The pages

    def home(self) -> None:
        """The dossiers."""
        self._open(HomePage(self._desk), place=HOME, root=True)

    def first_start(self) -> None:
        """The welcome of an empty file."""
        self._open(FirstStartPage(self._desk), place=HOME, root=True)

    def open_copy(self) -> None:
        """Open a copy received."""
        file_acts.open_copy(self._desk, self._files)

    def practice(self) -> None:
        """Open the practice file."""
        self._files.practise()

    def own_file(self) -> None:
        """Leave the practice file."""
        self._files.stop_practising()

    def setup(self, association_id: str) -> None:
        """An association, one decision a page."""
        self._open(SetupPage(self._desk, association_id), position=f"association {association_id}")

    def new_dossier(self, association_id: str) -> None:
        """The choice of a procedure and a season."""
        self._open(NewDossierPage(self._desk, association_id))

    def dossier(self, dossier_id: str) -> None:
        """The task list."""
        self._open(DossierPage(self._desk, dossier_id), place=HOME, position=f"dossier {dossier_id}")

    def association(self, association_id: str, field: str = "") -> None:
        """The card of an association."""
        self._open(AssociationPage(self._desk, association_id, field), position=f"association {association_id}")

    def past(self, association_id: str) -> None:
        """What was invoiced before."""
        self._open(PastPage(self._desk, association_id), position=f"past {association_id}")

    def preparation(self, association_id: str, part: str = "") -> None:
        """Getting ready for the portal: the list, one of its steps or cases, or who has which right."""
        part = part.partition(" ")[0]  # after a restart, the field one was in comes after it
        if self._shell.page is not None:
            self._shell.page.leaving()  # the next step reads what was just typed in this one
        page = preparation_page(self._desk, association_id, part)
        self._open(page, position=f"preparation {association_id} {part}".strip())

    def convention(self, dossier_id: str, field: str = "") -> None:
        """The convention."""
        self._open(ConventionPage(self._desk, dossier_id, field), position=f"convention {dossier_id}")

    def engagements(self, dossier_id: str, field: str = "") -> None:
        """The engagement numbers."""
        self._open(EngagementsPage(self._desk, dossier_id, field), position=f"engagements {dossier_id}")

    def cares(self, dossier_id: str, field: str = "") -> None:
        """The prises en charge and prix de journée."""
        self._open(CaresPage(self._desk, dossier_id, field), position=f"cares {dossier_id}")

    def tariffs(self, dossier_id: str) -> None:
        """The agreed prices."""
        self._open(TariffsPage(self._desk, dossier_id), position=f"tariffs {dossier_id}")

    def procedure(self, dossier_id: str) -> None:
        """The payer's rules and contacts."""
        self._open(ProcedurePage(self._desk, dossier_id))

    def letter(self, dossier_id: str, key: str, invoice_id: str = "") -> None:
        """A ready e-mail."""
        self._open(LetterPage(self._desk, dossier_id, key, invoice_id))

    def invoice(self, invoice_id: str, field: str = "") -> None:
        """An invoice in preparation."""
        self._open(InvoicePage(self._desk, invoice_id, field), position=f"invoice {invoice_id}")

    def review(self, invoice_id: str) -> None:
        """Everything before finalising."""
        self._open(ReviewPage(self._desk, invoice_id), position=f"review {invoice_id}")

    def confirmed(self, invoice_id: str) -> None:
        """What was just finalised; one does not go back to the pages of its draft."""
        drafts = {f"{page} {invoice_id}" for page in ("invoice", "works_month", "attachments", "review", "reconciliation")}
        self._shell.forget_pages(lambda page: page.property("position") in drafts)
        self._replace(ConfirmedPage(self._desk, invoice_id), f"issued {invoice_id}")

    def issued(self, invoice_id: str) -> None:
        """The deposit of an issued invoice."""
        self._open(IssuedPage(self._desk, invoice_id), position=f"issued {invoice_id}")

    def issued_instead(self, invoice_id: str) -> None:
        """The same, in place of a page about its draft."""
        self._replace(IssuedPage(self._desk, invoice_id), f"issued {invoice_id}")

    def paper(self, title: str, content: bytes, said: str = "") -> None:
        """A PDF."""
        self._open(PaperPage(self._desk, title, content, said))

    def invoices(self) -> None:
        """All invoices."""
        self._open(InvoicesPage(self._desk), place=INVOICES, root=True)

    def trash(self) -> None:
        """What was deleted."""
        self._open(TrashPage(self._desk), place=TRASH, root=True)

    def guide(self, entry: str = "") -> None:
        """The guide, on an entry or on its search; asked for again, the one already open shows it."""
        page = self._shell.page
        if isinstance(page, GuidePage):
            page.begin(entry)
        else:
            self._open(GuidePage(self._desk, entry), place=GUIDE)

    def rules(self) -> None:
        """Where the rules come from, and their age."""
        self._open(RulesPage(self._desk))

    def backups(self) -> None:
        """The backups."""
        self._open(BackupsPage(self._desk, self._files))

    def about(self) -> None:
        """The program itself."""
        self._open(AboutPage(self._desk))

    def problem(self, where: str, dossier_id: str, invoice_id: str) -> None:
        """The page that mends a problem, on the field it names."""
        mending.open_page(self._desk, where, dossier_id, invoice_id)
