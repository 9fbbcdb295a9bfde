"""The journals and accounts that entries are written in, as an association's accounting program knows them."""

import re
from datetime import date

from chorus_desktop.domain.portal import Checked
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Record, field

sentences(
    {
        "accounts.number": "«\u00a0{text}\u00a0» n’est pas un numéro de compte\u00a0: il commence par trois chiffres, comme 411, sans espace.",
        "accounts.journal": "«\u00a0{text}\u00a0» n’est pas un code de journal\u00a0: deux à six lettres ou chiffres, comme VE.",
        "span.missing": "Indiquez le premier et le dernier jour à exporter.",
        "span.order": "Le dernier jour vient avant le premier\u00a0: corrigez l’un des deux.",
    }
)

_NUMBER = re.compile("[0-9]{3}[0-9A-Za-z]{0,12}")
_JOURNAL = re.compile("[0-9A-Za-z]{2,6}")
_NUMBERS = ("customer", "product", "vat", "bank", "waiting")
_JOURNALS = ("sales_code", "bank_code")


class Accounts(Record):
    """The accounts and journals of one association; what is left empty is as the program proposes it."""

    sales_code: str = field("Journal des ventes", "Son code.", default="")
    sales_label: str = field("Son nom", "Tel que votre logiciel le nomme.", default="")
    bank_code: str = field("Journal de banque", "Son code.", default="")
    bank_label: str = field("Son nom", "Tel que votre logiciel le nomme.", default="")
    customer: str = field(
        "Compte des collectivités", "Ce qu’elles doivent\u00a0; chacune y a son compte auxiliaire, son SIRET.", default=""
    )
    customer_label: str = field("Son intitulé", "Tel que votre plan le nomme.", default="")
    product: str = field("Compte de produits", "Ce que vous facturez, hors TVA.", default="")
    product_label: str = field("Son intitulé", "Tel que votre plan le nomme.", default="")
    vat: str = field("Compte de TVA", "Ne sert que si vos factures portent de la TVA.", default="")
    vat_label: str = field("Son intitulé", "Tel que votre plan le nomme.", default="")
    bank: str = field("Compte de banque", "Où arrivent les virements.", default="")
    bank_account_label: str = field("Son intitulé", "Tel que votre plan le nomme.", default="")
    waiting: str = field("Compte d’attente", "Pour la part d’un paiement qui ne règle aucune facture connue.", default="")
    waiting_label: str = field("Son intitulé", "Tel que votre plan le nomme.", default="")

    def over(self, defaults: "Accounts") -> "Accounts":
        """What is typed, and the rest as proposed."""
        return defaults.model_copy(update={name: text for name, text in self if text})


class Reader(Record):
    """A program that reads the file: how it is brought in there, and where that was read."""

    name: str
    steps: tuple[str, ...]
    source: str


class AccountingData(Checked):
    """What is proposed, and who reads the file."""

    defaults: Accounts
    readers: tuple[Reader, ...]


def account_problems(accounts: Accounts) -> tuple[Problem, ...]:
    """What no accounting program would take."""
    found = [(name, "accounts.number") for name in _NUMBERS if (text := getattr(accounts, name)) and not _NUMBER.fullmatch(text)]
    found += [(name, "accounts.journal") for name in _JOURNALS if (text := getattr(accounts, name)) and not _JOURNAL.fullmatch(text)]
    return tuple(error(name, code, text=getattr(accounts, name)) for name, code in found)


class Span(Record):
    """The days whose entries are exported, both included."""

    first: date | None = field("Du", "Le premier jour de l’exercice.")
    last: date | None = field("Au", "Le dernier jour de l’exercice\u00a0: il donne son nom au fichier.")


def span_problems(span: Span) -> tuple[Problem, ...]:
    """What cannot be in the days to export."""
    if span.first is None or span.last is None:
        return (error("first" if span.first is None else "last", "span.missing"),)
    return (error("last", "span.order"),) if span.last < span.first else ()
