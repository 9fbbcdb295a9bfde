"""The cards of the « Bilan »: the figures, month by month, payer by payer, delays, engagements."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.overview import Fact, Standing
from chorus_desktop.ui.widgets.bar_chart import BarChart, Series
from chorus_desktop.ui.widgets.boxes import Card
from chorus_desktop.ui.widgets.charts import UsageBar
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.facts import FactList, KeyFact
from chorus_desktop.ui.widgets.figure_table import figure_table
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.patterns import DOTTED, FULL, HOLLOW, STRIPED, legend
from chorus_desktop.ui.widgets.stacked_bar import StackedBar
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.overview import Overview, PayerSums
    from chorus_desktop.services.overview import OverviewView
    from chorus_desktop.services.views import EngagementUse

FACTS = {Fact.BILLED: HOLLOW, Fact.DEPOSITED: STRIPED, Fact.ACCEPTED: DOTTED, Fact.PAID: FULL}
PARTS = {Standing.PAID: FULL, Standing.ACCEPTED: DOTTED, Standing.DEPOSITED: STRIPED, Standing.WAITING: HOLLOW}
MOST_PAYERS = 12
HINT = "Cliquez sur un mois, ou parcourez le graphique avec les flèches\u00a0: ses montants s’écrivent ici."
HINT_YEARS = HINT.replace("un mois", "une année")


def figures(view: "OverviewView") -> QWidget:
    """The four facts, and what is still awaited."""
    found = view.overview
    told = [KeyFact(fact.label, french.euros(found.total.of(fact))) for fact in Fact]
    told.append(KeyFact("Attendu des collectivités", french.euros(found.expected)))
    if found.to_deposit:
        told.append(KeyFact("Pas encore déposé", french.euros(found.to_deposit)))
    return Card(Flow(*told, gap=36))


def months(found: "Overview") -> QWidget:
    """Each fact in the month of its own day."""
    title = "Année par année" if found.by_year else "Mois par mois"
    card = Card(words(title, "title"), gap=12)
    card.body.addWidget(legend([(pattern, fact.label) for fact, pattern in FACTS.items()]))
    series = [Series(fact.label, pattern, [item.sums.of(fact) for item in found.slices]) for fact, pattern in FACTS.items()]
    chart = BarChart(
        f"{title}\u00a0: facturé, déposé, accepté, payé",
        series,
        [item.title for item in found.slices],
        [item.short for item in found.slices],
    )
    card.body.addWidget(chart)
    said = words(HINT_YEARS if found.by_year else HINT, "caption")
    chart.looked.connect(said.setText)
    card.body.addWidget(said)
    rows = [[item.title.capitalize(), *(french.euros(item.sums.of(fact)) for fact in Fact)] for item in found.slices]
    rows.append(["Total", *(french.euros(found.total.of(fact)) for fact in Fact)])
    titles = ["Année" if found.by_year else "Mois", *(fact.label for fact in Fact)]
    card.body.addWidget(Disclosure("Voir le tableau", figure_table(title, titles, rows), name=f"Voir le tableau\u00a0: {title.lower()}"))
    return card


def payers(found: "Overview") -> QWidget:
    """Where each euro billed to a payer stands."""
    title = "Par collectivité"
    card = Card(words(title, "title"), gap=14)
    card.body.addWidget(legend([(pattern, part.label) for part, pattern in PARTS.items()]))
    most = max(sum(max(0, cents) for cents in item.parts.values()) for item in found.payers)
    card.add_rows([_payer(item, most) for item in found.payers[:MOST_PAYERS]])
    if len(found.payers) > MOST_PAYERS:
        left = french.plural(len(found.payers) - MOST_PAYERS, "autre collectivité", "autres collectivités")
        card.body.addWidget(words(f"Et {left}, dans le tableau.", "caption"))
    rows = [[item.payer, french.euros(item.sums.billed), *(french.euros(item.parts[part]) for part in PARTS)] for item in found.payers]
    sums = [french.euros(sum(item.parts[part] for item in found.payers)) for part in PARTS]
    rows.append(["Total", french.euros(found.total.billed), *sums])
    titles = ["Collectivité", "Facturé", *(part.label for part in PARTS)]
    card.body.addWidget(Disclosure("Voir le tableau", figure_table(title, titles, rows), name=f"Voir le tableau\u00a0: {title.lower()}"))
    return card


def _payer(item: "PayerSums", most: int) -> QWidget:
    return StackedBar(item.payer, item.sums.billed, [(part.label, pattern, item.parts[part]) for part, pattern in PARTS.items()], most)


def delays(view: "OverviewView") -> QWidget:
    """How long payers take, who is late, what will never be paid."""
    found, void = view.delays, view.void
    facts = FactList("Délais")
    facts.add("Du dépôt à «\u00a0acceptée\u00a0»", _capital(found.accepted.sentence) or "Aucune facture acceptée pour l’instant")
    facts.add("Du dépôt au paiement entier", _capital(found.paid.sentence) or "Aucune facture payée pour l’instant")
    late = f"{french.plural(found.late, 'facture')}, {french.euros(found.late_amount)} attendus" if found.late else "Aucune"
    facts.add("En retard de paiement", late)
    facts.add("Déposées, sans nouvelle", french.plural(found.unheard, "facture") if found.unheard else "Aucune")
    if void.rejected or void.cancelled:
        facts.add("Rejetées ou annulées, non comptées", void_words(view))
    return facts


def _capital(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


def void_words(view: "OverviewView") -> str:
    """« 1 rejetée, 2 annulées avant dépôt (1 050,00 €) »."""
    rejected, cancelled, amount = len(view.void.rejected), len(view.void.cancelled), view.void.amount
    told = [french.plural(rejected, "rejetée")] if rejected else []
    told += [french.plural(cancelled, "annulée avant dépôt", "annulées avant dépôt")] if cancelled else []
    return f"{', '.join(told)} ({french.euros(amount)})"


def engagements(uses: "Sequence[EngagementUse]") -> QWidget:
    """What was invoiced on each engagement number, and what is left."""
    card = Card(words("Engagements", "title"), gap=14)
    rows: list[QWidget] = []
    for use in uses:
        if use.ceiling:
            rows.append(UsageBar(f"Engagement {use.number}", use.used, 0, use.ceiling))
        else:
            rows.append(words(f"Engagement {use.number}\u00a0: {french.euros(use.used)} facturés, sans plafond connu", "body"))
    card.add_rows(rows)
    return card
