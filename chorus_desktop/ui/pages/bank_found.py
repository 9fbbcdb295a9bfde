"""What a statement seems to pay, line by line, each to tick; and what is to know about the lines that pay nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.french import euros, long_date, plural
from chorus_desktop.domain.matching import Confidence
from chorus_desktop.ui.forms.editors import FlagEditor
from chorus_desktop.ui.pages.payment_shares import UNDER_BOX
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import breakable, words

if TYPE_CHECKING:
    from chorus_desktop.domain.matching import Proposal, Remark
    from chorus_desktop.services.bank import Compared

TONES = {Confidence.SURE: "done", Confidence.LIKELY: "doing", Confidence.POSSIBLE: "warning"}
MOST_SHOWN = 200


class FoundCard(Card):
    """The proposals: those that are sure are ticked already.

    Signals:
        changed: one was ticked or let go.
    """

    changed = Signal()

    def __init__(self, compared: "Compared") -> None:
        super().__init__(margins=(20, 18, 20, 18), gap=12)
        self._rows = [(_Row(each, compared), each) for each in compared.proposals[:MOST_SHOWN]]
        said = "Ce qui est sûr est coché. Relisez le reste avec votre relevé, et cochez ce qui est juste."
        self.body.addLayout(vertical(words("Ce que ces virements paient", "title"), words(said, "second"), gap=4))
        self.add_rows(row for row, _ in self._rows)
        if len(compared.proposals) > MOST_SHOWN:
            self.body.addWidget(
                words("Notez d’abord ceux-ci\u00a0: en important de nouveau ce relevé, vous verrez les suivants.", "caption")
            )
        for row, _ in self._rows:
            row.flag.edited.connect(self.changed)

    def ticked(self) -> "tuple[Proposal, ...]":
        """The proposals that are ticked."""
        return tuple(each for row, each in self._rows if row.flag.box.isChecked())


class _Row(QWidget):
    def __init__(self, proposal: "Proposal", compared: "Compared") -> None:
        super().__init__()
        line = proposal.line
        self.flag = FlagEditor(f"{euros(line.amount)} le {long_date(line.on)}")
        self.flag.box.setChecked(proposal.confidence is Confidence.SURE)
        numbers = ", ".join(compared.numbers[share.invoice] for share in proposal.shares)
        self.flag.box.setAccessibleName(f"{euros(line.amount)} le {long_date(line.on)} pour {numbers}")
        self.flag.box.setAccessibleDescription(f"{proposal.confidence.label}. {proposal.reason}. {line.label}")
        owner = compared.owners.get(proposal.shares[0].invoice, "")
        text = [words(f"{proposal.reason}."), *([words(owner, "caption")] if owner else [])]
        if len(proposal.shares) > 1:
            parts = ", ".join(f"{compared.numbers[share.invoice]} {euros(share.amount)}" for share in proposal.shares)
            text.append(words(f"Parts\u00a0: {parts}", "caption"))
        text += [words(breakable(line.label), "caption")] if line.label else []
        told = vertical(self.flag, vertical(*text, margins=(UNDER_BOX, 0, 0, 0), gap=3), gap=3)
        self.setLayout(horizontal((told, 1), StatusPill(TONES[proposal.confidence], proposal.confidence.label), gap=14))


def verdict(compared: "Compared") -> list[QWidget]:
    """What is said above the proposals."""
    facts = [f"{plural(compared.incoming, 'virement reçu', 'virements reçus')} dans ce relevé"]
    if compared.noted:
        facts.append(f"{plural(compared.noted, 'déjà noté', 'déjà notés')}")
    facts.append(f"{plural(compared.waiting, 'facture attend', 'factures attendent')} un paiement")
    why = f"{', '.join(facts)}."
    count = len(compared.proposals)
    if count:
        head = ProblemBox(f"{plural(count, 'virement semble payer', 'virements semblent payer')} vos factures", why, level="done")
    elif compared.noted:
        head = ProblemBox("Tout ce qui paie vos factures dans ce relevé est déjà noté", why, level="info")
    else:
        why += " Vérifiez le compte et la période\u00a0; un virement peut aussi se noter à la main."
        head = ProblemBox("Aucun virement de ce relevé ne correspond à une facture", why, level="warning")
    return [head, *_unread(compared)]


def remarks(compared: "Compared") -> list[QWidget]:
    """What is said under the proposals: lines that name what no transfer can pay."""
    if not compared.remarks:
        return []
    lines = vertical(*(_remark(each) for each in compared.remarks[:MOST_SHOWN]), gap=8)
    return [Card(words("À savoir", "subheading"), boxed(lines), gap=10)]


def _remark(remark: "Remark") -> QWidget:
    line = remark.line
    return boxed(
        vertical(words(remark.said), words(f"{euros(line.amount)} le {long_date(line.on)} · {breakable(line.label)}", "caption"), gap=2)
    )


def _unread(compared: "Compared") -> list[QWidget]:
    if not compared.unread:
        return []
    said = f"{plural(compared.unread, 'ligne n’a pas pu être lue', 'lignes n’ont pas pu être lues')} et {'est laissée' if compared.unread < 2 else 'sont laissées'} de côté"
    if not compared.problems:
        return [ProblemBox(said, "Elles sont dans une autre monnaie, ou pas encore inscrites sur le compte.", level="info")]
    lines = vertical(*(words(f"Ligne {each.row}\u00a0: {each.problem.sentence}") for each in compared.problems), gap=6)
    return [ProblemBox(said, level="warning"), Disclosure("Voir lesquelles", boxed(lines))]
