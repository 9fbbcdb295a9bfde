"""A bank statement brought in: a file or pasted lines, compared with the invoices that wait; nothing is noted before one ticks it."""

from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.statement_columns import choice_problems
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.pages.bank_found import FoundCard, remarks, verdict
from chorus_desktop.ui.pages.import_columns import ColumnChoices, first_rows
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.paste_page import PastePage, copied
from chorus_desktop.ui.pages.payment_acts import noted
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import boxed, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.files import FileDropArea
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.bank import Compared, Looked

HEADING = "Importer un relevé de compte"
SUBTITLE = "Le programme cherche les virements qui paient vos factures. Les autres lignes (cotisations, dons, achats) ne sont ni notées ni gardées."
STATEMENT: FileKind = (
    "Relevés (CSV, OFX, CAMT, tableurs)", (".csv", ".txt", ".tsv", ".ofx", ".qfx", ".xml", ".xlsx", ".xlsm", ".xls", ".ods")
)  # fmt: skip


class BankPage(PastePage):
    """One statement at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(HEADING, where="Paiements", subtitle=SUBTITLE)
        self._desk = desk
        self._looked: Looked | None = None
        self._columns: ColumnChoices | None = None
        self._found: FoundCard | None = None
        self._drop = FileDropArea(
            "Déposez ici le relevé téléchargé de la banque\u00a0: CSV, OFX, CAMT ou tableur.", self._pick, "Choisir le fichier…"
        )
        self._drop.dropped.connect(lambda paths: self._look(paths[0]))
        self.paste = SecondaryButton("Coller des lignes (Ctrl + V)", self._paste_in, icon="copy")
        self._trouble, self._head, self._verdict = Slot(), Slot(), Slot(gap=14)
        self._work = LongWork(desk, HEADING, self._give_up)
        self._keep_button = PrimaryButton("Noter les paiements cochés", self._keep, icon="check")
        self._keep_button.setEnabled(False)
        self.add(self._drop, Flow(self.paste), self._trouble, self._work, self._verdict, self._head)
        self.add_actions(self._keep_button, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.first = self._drop.button

    @override
    def leaving(self) -> None:
        self._work.stop()

    def _pick(self) -> list[Path]:
        path = self._desk.dialogs.pick_file(HEADING, STATEMENT)
        return [path] if path is not None else []

    def _paste_in(self) -> None:
        self._look(copied())

    def _look(self, source: Path | str) -> None:
        self._forget()
        self._head.show_pieces()
        self._looked = None
        self._work.begin(services.bank.look, source, then=self._show, otherwise=self._say_trouble)

    def _forget(self) -> None:
        self._work.stop()
        self._found = None
        self._trouble.show_pieces()
        self._verdict.show_pieces()
        self._keep_button.setEnabled(False)

    def _say_trouble(self, trouble: Trouble) -> None:
        self._forget()
        self._trouble.show_pieces(ProblemBox(trouble.sentence, trouble.what_to_do))

    def _show(self, looked: "Looked") -> None:
        self._looked, self._columns = looked, None
        if looked.head is not None:
            self._columns = ColumnChoices(services.bank.COLUMNS, looked.head, _as_it_is)
            self._columns.changed.connect(self._compare)
            table = Disclosure("Les colonnes du relevé", boxed(vertical(first_rows(looked.head, _as_it_is), self._columns, gap=14)))
            self._head.show_pieces(table)
            table.open(shown=self._lacks_columns())
        self._compare()

    def _lacks_columns(self) -> bool:
        return self._columns is not None and self._columns.show_problems(choice_problems(self._columns.chosen()))

    def _compare(self) -> None:
        self._forget()
        if self._looked is None:
            return
        if self._lacks_columns():
            why = "Dites ci-dessous laquelle est la date, le libellé, et le montant ou le crédit."
            self._trouble.show_pieces(ProblemBox("Les colonnes de ce relevé ne sont pas toutes reconnues", why, level="warning"))
            return
        chosen = self._columns.chosen() if self._columns is not None else {}
        self._work.begin(
            services.bank.compare, self._looked.statement, chosen, self._desk.today, then=self._show_found, otherwise=self._say_trouble
        )

    def _show_found(self, compared: "Compared") -> None:
        self._found = FoundCard(compared)
        self._found.changed.connect(self._count)
        self._verdict.show_pieces(*verdict(compared), *([self._found] if compared.proposals else []), *remarks(compared))
        self._count()

    def _count(self) -> None:
        count = len(self._found.ticked()) if self._found is not None else 0
        self._keep_button.setEnabled(count > 0)
        self._keep_button.setText(
            "Noter le paiement coché" if count == 1 else f"Noter les {count} paiements cochés" if count else "Noter les paiements cochés"
        )

    def _keep(self) -> None:
        if self._found is None or self._looked is None:
            return
        self._keep_button.setEnabled(False)
        ticked, statement = self._found.ticked(), self._looked.statement
        if self._columns is not None:
            self._desk.ask(services.bank.remember, statement, self._columns.chosen())
        self._desk.ask(services.bank.keep, ticked, statement.source, self._desk.today, then=self._kept, otherwise=self._say_trouble)

    def _kept(self, payment_ids: tuple[str, ...]) -> None:
        noted(self._desk, payment_ids)
        self._desk.back()

    def _give_up(self) -> None:
        self._forget()
        said = "Rien n’a été noté. Choisissez le relevé de nouveau pour recommencer."
        self._trouble.show_pieces(ProblemBox("Lecture arrêtée", said, level="info"))


def _as_it_is(_place: int, cell: str) -> str:
    return cell
