"""What every page may ask for: work in the background, dialogs, the day, where to go next. Pages get it in their constructor and nothing else."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, TypeVarTuple

from PySide6.QtGui import QGuiApplication

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import outside
from chorus_desktop.ui.background import Background, Progress, Told, is_gone
from chorus_desktop.ui.dialogs import Dialogs
from chorus_desktop.ui.saves import Save, Saves
from chorus_desktop.ui.shell import Shell

if TYPE_CHECKING:
    from chorus_desktop.services.opening import Store
    from chorus_desktop.services.procedure_files import Received
    from chorus_desktop.services.table_import import TableKind
    from chorus_desktop.ui.pages.grid_writes import GridWrites

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

UNSAVED = "Ce que vous avez tapé n’est pas enregistré."
UNSAVED_CHOICES = {"drop": "Fermer sans enregistrer", "again": "Réessayer"}


class Ways(Protocol):
    """Where a page may lead; each opens one page, on what the ids name."""

    def home(self) -> None: ...
    def first_start(self) -> None: ...
    def open_copy(self) -> None: ...
    def practice(self) -> None: ...
    def own_file(self) -> None: ...
    def setup(self, association_id: str) -> None: ...
    def new_dossier(self, association_id: str) -> None: ...
    def dossier(self, dossier_id: str) -> None: ...
    def association(self, association_id: str, field: str = "") -> None: ...
    def past(self, association_id: str) -> None: ...
    def preparation(self, association_id: str, part: str = "") -> None: ...
    def convention(self, dossier_id: str, field: str = "") -> None: ...
    def engagements(self, dossier_id: str, field: str = "") -> None: ...
    def cares(self, dossier_id: str, field: str = "") -> None: ...
    def presences(self, dossier_id: str) -> None: ...
    def grid(self, dossier_id: str, activity_id: str = "") -> None: ...
    def stays(self, dossier_id: str, field: str = "") -> None: ...
    def children(self, dossier_id: str, field: str = "") -> None: ...
    def activities(self, dossier_id: str, field: str = "") -> None: ...
    def sheets(self, dossier_id: str, activity_id: str = "") -> None: ...
    def sheet_scan(self, dossier_id: str, sheet_id: str) -> None: ...
    def certificates(self, dossier_id: str, invoice_id: str = "") -> None: ...
    def erasing(self, dossier_id: str) -> None: ...
    def import_presences(self, dossier_id: str) -> None: ...
    def twins(self, dossier_id: str) -> None: ...
    def tariffs(self, dossier_id: str) -> None: ...
    def procedure(self, dossier_id: str) -> None: ...
    def letter(self, dossier_id: str, key: str, invoice_id: str = "") -> None: ...
    def invoice(self, invoice_id: str, field: str = "") -> None: ...
    def attachments(self, invoice_id: str) -> None: ...
    def piece(self, invoice_id: str, attachment_id: str) -> None: ...
    def piece_edit(self, invoice_id: str, attachment_id: str) -> None: ...
    def reconciliation(self, invoice_id: str, field: str = "") -> None: ...
    def review(self, invoice_id: str) -> None: ...
    def confirmed(self, invoice_id: str) -> None: ...
    def market(self, dossier_id: str, field: str = "") -> None: ...
    def works(self, dossier_id: str) -> None: ...
    def works_piece(self, dossier_id: str, piece_id: str = "", cadre: str = "", after: str = "") -> None: ...
    def works_month(self, invoice_id: str, field: str = "") -> None: ...
    def works_month_instead(self, invoice_id: str, field: str = "") -> None: ...
    def issued(self, invoice_id: str) -> None: ...
    def companion(self, invoice_id: str) -> None: ...
    def deposited(self, invoice_id: str) -> None: ...
    def came_back(self, invoice_id: str) -> None: ...
    def portal_table(self) -> None: ...
    def issued_instead(self, invoice_id: str) -> None: ...
    def paper(self, title: str, content: bytes, said: str = "") -> None: ...
    def scan(self, title: str, content: bytes, said: str = "") -> None: ...
    def invoices(self) -> None: ...
    def deadlines(self) -> None: ...
    def payment_delay(self, invoice_id: str) -> None: ...
    def payments(self) -> None: ...
    def payment(self, payment_id: str, invoice_id: str = "") -> None: ...
    def bank(self) -> None: ...
    def overview(self) -> None: ...
    def exports(self) -> None: ...
    def accounts(self, association_id: str) -> None: ...
    def trash(self) -> None: ...
    def guide(self, entry: str = "") -> None: ...
    def search(self) -> None: ...
    def recipients(self) -> None: ...
    def recipient(self, key: str, field: str = "") -> None: ...
    def recipient_instead(self, key: str) -> None: ...
    def find_recipient(self, dossier_id: str = "") -> None: ...
    def move_recipient(self, key: str) -> None: ...
    def import_table(self, kind: "TableKind[Any]") -> None: ...
    def rules(self) -> None: ...
    def own_procedures(self) -> None: ...
    def own_procedure(self, own_id: str) -> None: ...
    def own_preview(self, own_id: str) -> None: ...
    def received_procedure(self, received: "Received") -> None: ...
    def problem(self, where: str, dossier_id: str, invoice_id: str) -> None: ...


class Desk:
    """Given to every page.

    Attributes:
        go: opens another page.
        dialogs: asks the volunteer.
        deposits: the folder under which deposit folders are written.
        sheets: dossier → what was ticked on its sheet and is on its way to the disk.
    """

    go: Ways

    def __init__(
        self, store: "Store", background: Background, dialogs: Dialogs, shell: Shell, today: Callable[[], date], deposits: Path
    ) -> None:
        self.dialogs = dialogs
        self.shell = shell
        self.deposits = deposits
        self._store = store
        self._background = background
        self._today = today
        self.sheets: dict[str, GridWrites] = {}
        self._open = True
        # Opening the file made that day's copy.
        self._backed_up = today()
        self._saves = Saves(background, shell.column.save_state)
        shell.may_close = self.may_leave

    @property
    def today(self) -> date:
        """The day to reckon from; it changes at midnight while the window is open."""
        return self._today()

    def ask(
        self,
        function: "Callable[[Store, *Ts], T]",
        *args: *Ts,
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[Trouble], object] | None = None,
    ) -> None:
        """Have a service work on the store in the background.

        Args:
            function: one of ``services``, whose first argument is the store.
            args: its other arguments; frozen values.
            then: given the result, on the window's thread.
            otherwise: given the ``Trouble`` when there is one, in place of the dialog.
        """
        if not self._open:
            return
        store = self._store
        # What is asked for must not be told without what was typed before.
        self._saves.again()
        self._background.call(
            lambda: function(store, *args), then=then and self._while_open(then), otherwise=otherwise and self._while_open(otherwise)
        )

        self._back_up()

    def ask_long(
        self,
        function: "Callable[..., T]",
        *args: object,
        then: Callable[[T], object],
        otherwise: Callable[[Trouble], object],
        given_up: Callable[[], object] | None = None,
        told: Told | None = None,
    ) -> Progress:
        """Have a long service work on the store in the background.

        Args:
            function: one of ``services``; its first argument is the store, its last one ``progress``.
            args: its other arguments; frozen values.
            then: given the result, on the window's thread; not called when the work was given up.
            otherwise: given the ``Trouble`` when there is one.
            given_up: called once it really stopped.
            told: how far it is, as ``ProgressCard.show_step`` takes it; none where nothing shows it.

        Returns:
            What gives the work up.
        """
        self._saves.again()
        return self._background.call_long(
            function, self._store, *args,
            then=self._while_open(then), otherwise=self._while_open(otherwise), given_up=given_up, told=told,
        )  # fmt: skip

    def _back_up(self) -> None:
        """Have the copy of the day made at the first act of a new day in a window left open."""
        store, today = self._store, self._today()
        if today != self._backed_up:
            self._backed_up = today
            self._background.call(lambda: services.safety.of_the_day(store, today))

    def let_go(self) -> None:
        """Another data file is opened in this window: nothing is asked of the former one any more, and no answer of it is shown."""
        self._open = False

    def _while_open(self, then: Callable[[T], object]) -> Callable[[T], object]:
        def answered(result: T) -> None:
            if self._open and not is_gone(then):
                then(result)

        return answered

    def keep(self, function: "Callable[[Store, *Ts], T]", *args: *Ts, then: Callable[[T], object] | None = None) -> Save:
        """Have the texts of a form saved before anything else, and say so: « Enregistré à 21:04 », or why not.

        Those that the disk refuses are tried again until it takes them.

        Args:
            function: one of ``services`` that saves every text of a form.
            args: its other arguments; those that are texts name the record, a mapping its fields.
            then: given the result, on the window's thread.
        """
        store = self._store
        record = (function, *(value for value in args if isinstance(value, str)))
        fields = [name for value in args if isinstance(value, Mapping) for name in value]
        kept = self._saves.keep(record, lambda: function(store, *args), then, fields)
        self._back_up()
        return kept

    def unsaved(self) -> Trouble | None:
        """Why what was typed is not on the disk, once it was tried; none when it is."""
        return self._saves.settle()

    def may_leave(self) -> bool:
        """Whether this data file may be let go: what was typed is on the disk, or the volunteer gives it up."""
        while (why := self.unsaved()) is not None:
            said = f"{why.sentence} {why.what_to_do}"
            chosen = self.dialogs.choose(UNSAVED, said, UNSAVED_CHOICES, main="again", danger="drop")
            if not chosen:
                return False
            if chosen == "drop":
                self._saves.give_up()
            self._saves.again()
        return True

    def back(self) -> None:
        """Go back to the page before, or home when there is none."""
        if self.shell.can_go_back:
            self.shell.back()
        else:
            self.go.home()

    def offer_undo(self, sentence: str, undo: Callable[[], object], icon: str = "trash-2") -> None:
        """Say what was deleted, or done, and offer to take it back."""
        self.shell.offer_undo(sentence, undo, icon)

    def open_outside(self, target: Path | str) -> None:
        """Open a folder, a file, a ``mailto:`` or a web address with the computer's own program, because the volunteer asked for it.

        When nothing opens she is told so, and offered the address to copy.
        """

        def failed() -> None:
            sentence, what_to_do, address = outside.said(target)
            if not address:
                self.dialogs.tell(sentence, what_to_do, level="warning")
            elif self.dialogs.confirm(sentence, what_to_do, yes="Copier l’adresse", no="Fermer"):
                self.copy(address)

        outside.open_target(target, failed, self.shell)

    @staticmethod
    def copy(text: str) -> None:
        """Put a text in the clipboard."""
        QGuiApplication.clipboard().setText(text)
