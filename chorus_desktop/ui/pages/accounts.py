"""« Comptes et journaux »: what entries are written in, as the association's accounting program knows it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.accounts import Accounts, account_problems
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.form import Form, Section
from chorus_desktop.ui.widgets.buttons import PrimaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.accounting import AccountsView

SUBTITLE = "Mettez ici les numéros de votre plan comptable. Ce que vous laissez vide redevient ce que le programme propose."
SECTIONS = (
    Section((("customer", "customer_label"), ("product", "product_label"), ("bank", "bank_account_label")), "Comptes"),
    Section((("vat", "vat_label"), ("waiting", "waiting_label")), "Comptes plus rares"),
    Section((("sales_code", "sales_label"), ("bank_code", "bank_label")), "Journaux"),
)


class AccountsPage(Page):
    """One form, saved by itself."""

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__("Comptes et journaux", where="Exporter", subtitle=SUBTITLE)
        self._desk = desk
        self._id = association_id
        self._form = Form(Accounts, SECTIONS, _problems)
        self._source = words("", "caption")
        self.add(self._form, self._source)
        self.add_actions(PrimaryButton("J’ai terminé", desk.back))
        self._autosave = Autosave(self, self._form.typed, self._save)
        self._form.edited.connect(self._autosave.touch)
        self.first = self._form.first
        desk.ask(services.accounting.view, association_id, then=self._show)

    @override
    def leaving(self) -> None:
        self._autosave.flush()

    def _show(self, view: "AccountsView") -> None:
        self.header.say("Comptes et journaux", where=f"Exporter · {view.association}", subtitle=SUBTITLE)
        self._form.show_texts(view.typed)
        self._form.show_problems(view.problems)
        self._source.setText(f"Proposés d’après\u00a0: {view.source}. Vérifié le {long_date(view.checked_on)}.")

    def _save(self, typed: Mapping[str, str]) -> Save:
        return self._desk.keep(services.accounting.save, self._id, typed)


def _problems(typed: Mapping[str, str]) -> tuple[Problem, ...]:
    return account_problems(read(Accounts, typed).value)
