"""The rows of a dossier of public works: its market, and the piece in hand."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.dossier import Work, invoice_title
from chorus_desktop.domain.french import euros, long_date, plural
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.task import Stage, Status, Task
from chorus_desktop.domain.works.chain import NextStep, next_steps
from chorus_desktop.domain.works.market import Market


def market_task(work: Work, found: Sequence[Problem]) -> Task:
    """Whether the market is described."""
    market, title = work.dossier.market or Market(), "Décrire le marché"
    wrong = [problem for problem in found if problem.where.split(".")[0] == "market" and problem.level is Level.ERROR]
    if not wrong:
        fact = f"{plural(len(market.parties), 'partie')}, {plural(len(market.lines), 'prix', 'prix')}, {euros(market.before_vat)} HT"
        return Task(stage=Stage.MARKET, title="Le marché", status=Status.DONE, fact=fact, action="Relire le marché")
    unread = any(where.split(".")[0] == "market" for where in work.unread)
    begun = bool(market.title or market.parties or market.lines)
    status = Status.FIX if unread else Status.DOING if begun else Status.TODO
    return Task(stage=Stage.MARKET, title=title, status=status, fact=wrong[0].sentence, action=title)


def piece_task(work: Work, found: Sequence[Problem], today: date, *, issued: bool, number: InvoiceNumber | None) -> Task:
    """The piece in hand, or the one that comes next."""
    invoice, account = work.invoice, work.account
    if invoice is None or account is None:
        following = following_tasks(work, today)
        fact = following[0].fact if following else ""
        return Task(stage=Stage.PIECES, title="Établir une pièce", status=Status.TODO, fact=fact, action=_SEE)
    name, facts = invoice_title(invoice), f"{euros(account.of_month.before_vat)} HT, net {euros(account.of_month.net)}"
    if issued:
        return Task(
            stage=Stage.INVOICE, title=f"{name}\u00a0: finalisé", status=Status.DONE, fact=f"{number} · {facts}", action="Voir la pièce"
        )
    wrong = [problem for problem in found if problem.where.startswith("invoice.") and problem.level is Level.ERROR]
    if wrong:
        return Task(stage=Stage.INVOICE, title=name, status=Status.DOING, fact=wrong[0].sentence, action="Reprendre la pièce")
    return Task(stage=Stage.INVOICE, title=name, status=Status.DONE, fact=facts, action="Reprendre la pièce")


_SEE = "Voir les pièces du marché"


def following_tasks(work: Work, today: date) -> tuple[Task, ...]:
    """What comes next in the dossiers de facturation, her own step first, once its day has come; else what is awaited."""
    steps = [step for step in _steps(work) if step.since is None or step.since <= today]
    if not steps:
        return ()
    step = min(steps, key=lambda each: not each.mine)
    name = f"{step.cadre.document} ({step.cadre.code})"
    days = f", avant le {long_date(step.before)}" if step.before else ""
    if step.mine:
        return (
            Task(stage=Stage.PIECES, title="Établir la pièce suivante", status=Status.TODO, fact=f"{name} vous attend{days}", action=_SEE),
        )
    fact = f"{name}, par {step.who.of}{days}"
    return (Task(stage=Stage.PIECES, title="Attendre la pièce suivante", status=Status.TODO, fact=fact, action=_SEE, waiting=True),)


def _steps(work: Work) -> Sequence[NextStep]:
    market = work.dossier.market
    return next_steps(work.pieces, market, work.works) if market and work.works else ()
