"""The task list of a dossier: what is done, what comes next and what is locked, computed from the dossier and its procedure alone."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.attachment import joined_said
from chorus_desktop.domain.attachment_demands import demands
from chorus_desktop.domain.attended_so_far import so_far
from chorus_desktop.domain.attested import awaited
from chorus_desktop.domain.convention import ConventionState
from chorus_desktop.domain.dossier import Work, invoice_title
from chorus_desktop.domain.french import euros, listing, plural, short_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.task import Stage, Status, Task
from chorus_desktop.domain.works.works_tasks import following_tasks, market_task, piece_task


def tasks(
    work: Work,
    found: Sequence[Problem],
    today: date,
    *,
    state: InvoiceState = InvoiceState.DRAFT,
    number: InvoiceNumber | None = None,
    deposited_on: date | None = None,
    paid: str = "",
) -> tuple[Task, ...]:
    """The rows of a dossier: three speak of the invoice in hand, then one for each document that the portal gave back.

    Args:
        work: the dossier and its invoice in hand, if any.
        found: its problems, from readiness.
        today: the day to reckon from.
        state: where the invoice in hand stands.
        number: its number once finalised.
        deposited_on: the day it was deposited, when it was.
        paid: what came in for it, in words (``Paid.fact``).
    """
    issued = state is not InvoiceState.DRAFT
    ordinary = work.procedure.kind != "works" or (work.invoice is not None and work.invoice.works is None)
    of_works = None if ordinary else piece_task(work, found, today, issued=issued, number=number)
    invoice = of_works or _invoice(work, found, issued=issued, number=number)
    attachments = _attachments(work, found, issued=issued)
    return (
        _association(work, found),
        *((_convention(work, found, today),) if work.procedure.convention else ()),
        _engagements(work, found, today),
        *((_cares(work, found),) if work.needs_cares else ()),
        market_task(work, found) if work.procedure.kind == "works" else _attendance(work, today),
        invoice,
        *(following_tasks(work, today) if issued and work.procedure.kind == "works" else ()),
        attachments,
        _deposit(work, found, invoice, attachments, issued=issued, deposited_on=deposited_on, paid=paid),
        *(
            Task(stage=Stage.FOLLOW, title=item.title, status=Status.FIX, fact=item.fact, action=item.action, about=item.id)
            for item in work.returned
        ),
    )


def next_task(rows: Sequence[Task]) -> Task | None:
    """What to do now: what must be mended first, then what is under way, then what was not begun, then what waits and was begun."""
    for waiting, statuses in ((False, (Status.FIX, Status.DOING, Status.TODO)), (True, (Status.FIX, Status.DOING))):
        for status in statuses:
            # The payer waits for what came back: before anything else that is to be mended.
            for row in sorted(rows, key=lambda each: each.stage is not Stage.FOLLOW):
                if row.status is status and row.waiting is waiting:
                    return row
    return None


def _on(found: Sequence[Problem], page: str, level: Level = Level.ERROR) -> list[Problem]:
    return [problem for problem in found if problem.where.split(".")[0] == page and problem.level is level]


def _typed_wrong(work: Work, page: str) -> bool:
    return any(where.split(".")[0] == page for where in work.unread)


def _association(work: Work, found: Sequence[Problem]) -> Task:
    wrong, association = _on(found, "association"), work.association
    title = "Compléter mon association"
    if not wrong:
        vat = association.vat.label if association.vat else ""
        return Task(
            stage=Stage.ASSOCIATION, title="Mon association", status=Status.DONE, fact=f"{vat} · IBAN vérifié", action="Relire la fiche"
        )
    if _typed_wrong(work, "association"):
        return Task(stage=Stage.ASSOCIATION, title=title, status=Status.FIX, fact=wrong[0].sentence, action="Corriger la fiche")
    begun = bool(association.name or association.siret)
    status = Status.DOING if begun else Status.TODO
    return Task(stage=Stage.ASSOCIATION, title=title, status=status, fact=wrong[0].sentence, action="Compléter la fiche")


def _convention(work: Work, found: Sequence[Problem], today: date) -> Task:
    convention = work.dossier.convention
    state, fact = convention.state(today, work.convention_years), convention.fact(today, work.convention_years)
    title, action = "Faire signer la convention", "Ouvrir la convention"
    if wrong := _on(found, "convention"):
        return Task(stage=Stage.CONVENTION, title=title, status=Status.FIX, fact=wrong[0].sentence, action=action)
    if state is ConventionState.EXPIRED:
        return Task(stage=Stage.CONVENTION, title="Renouveler la convention", status=Status.FIX, fact=fact, action=action)
    if state.holds:
        return Task(stage=Stage.CONVENTION, title=title, status=Status.DONE, fact=fact, action=action)
    begun = state is not ConventionState.TO_FILL
    told = fact or "À remplir, signer, puis envoyer à la collectivité"
    status = Status.DOING if begun else Status.TODO
    return Task(stage=Stage.CONVENTION, title=title, status=status, fact=told, action=action, waiting=state is ConventionState.SENT)


def _engagements(work: Work, found: Sequence[Problem], today: date) -> Task:
    title, action = "Indiquer les numéros d’engagement", "Saisir le numéro"
    if work.procedure.invoice.services:
        title = "Indiquer le code service et les numéros d’engagement"
        if not work.service_code:
            return Task(stage=Stage.ENGAGEMENTS, title=title, status=Status.TODO, fact="Code service à choisir", action="Choisir")
    known = [item for item in work.engagements if item.number]
    if wrong := _on(found, "engagements"):
        return Task(stage=Stage.ENGAGEMENTS, title=title, status=Status.FIX, fact=wrong[0].sentence, action=action)
    given = {item.window for item in known}
    awaited = [window for window in work.season.windows if window.key not in given]
    if not known:
        if not (work.engagement_required or work.recipient.either_required or work.season.windows):
            fact = "Facultatif\u00a0: seulement si la collectivité vous en a donné"
            return Task(stage=Stage.ENGAGEMENTS, title=title, status=Status.DONE, fact=fact, action=action)
        fact = "Aucun numéro saisi"
        return Task(stage=Stage.ENGAGEMENTS, title=title, status=Status.TODO, fact=fact, action=action)
    fact = " · ".join(f"{item.number} {item.span(work.season)}" for item in known)
    due = [
        window
        for window in awaited
        if (window.available_from or window.issued_from) <= today and window.serves(max(today, window.issued_from))
    ]
    if due:
        fact += f" · à saisir\u00a0: {listing([window.title for window in due])}"
        return Task(stage=Stage.ENGAGEMENTS, title=title, status=Status.DOING, fact=fact, action=action)
    if doubts := _on(found, "engagements", Level.WARNING):
        # She may keep it as it is: the row says so, and comes after all that is left to do.
        return Task(stage=Stage.ENGAGEMENTS, title=title, status=Status.DOING, fact=doubts[0].sentence, action=action, waiting=True)
    return Task(stage=Stage.ENGAGEMENTS, title=title, status=Status.DONE, fact=fact, action=action)


def _cares(work: Work, found: Sequence[Problem]) -> Task:
    """No fact of it names a child."""
    cares, prices, by_day = work.dossier.cares, work.dossier.day_prices, work.procedure.invoice.day_price
    title, action = "Saisir les prises en charge", "Saisir les prises en charge"
    if wrong := [*_on(found, "cares"), *_on(found, "day_prices")]:
        return Task(stage=Stage.CARES, title=title, status=Status.FIX, fact=wrong[0].sentence, action=action)
    facts = [plural(len(cares), "prise en charge", "prises en charge") if cares else "Aucune prise en charge"]
    if by_day:
        facts.append(plural(len(prices), "prix de journée", "prix de journée") if prices else "aucun prix de journée")
    priced = bool(prices) or not by_day or all(care.price is not None for care in cares)
    status = Status.DONE if cares and priced else Status.DOING if cares or prices else Status.TODO
    return Task(stage=Stage.CARES, title=title, status=status, fact=" · ".join(facts), action=action)


def _attendance(work: Work, today: date) -> Task:
    """No fact of it names a child. Attendance proves any invoice, and is never asked for."""
    title = "Suivre les séjours" if work.procedure.attendance.by == "stay" else "Cocher les présences"
    known = so_far(work, today)
    if known.wrong:
        return Task(stage=Stage.ATTENDANCE, title=title, status=Status.FIX, fact=known.wrong, action=title)
    begun = Status.TODO if work.attendance.is_empty else Status.DOING
    status = begun if known.lacks else Status.DONE
    # A payer that says nothing of presences does not wait for them, nor does an invoice once written: they come after all that is left to do.
    written = work.invoice is not None and bool(work.invoice.written_lines)
    waiting = not work.procedure.attendance.source or written or work.attendance.is_empty
    return Task(stage=Stage.ATTENDANCE, title=title, status=status, fact=known.fact, action=title, waiting=waiting)


def _invoice(work: Work, found: Sequence[Problem], *, issued: bool, number: InvoiceNumber | None) -> Task:
    invoice = work.invoice
    if invoice is None:
        return Task(stage=Stage.INVOICE, title="Préparer une facture", status=Status.TODO, action="Préparer une facture")
    name = invoice_title(invoice)
    lines = invoice.written_lines
    kind = invoice.kind
    facts = [plural(len(lines), "ligne"), euros(kind.sign * work.totals.net)] if lines else ["Aucune ligne"]
    if issued:
        return Task(
            stage=Stage.INVOICE,
            title=f"{name} finalisé{kind.e}",
            status=Status.DONE,
            fact=" · ".join([str(number), *facts]),
            action=f"Voir {kind.the}",
        )
    title = f"Préparer la {name[0].lower()}{name[1:]}" if name.startswith("Facture") else f"Préparer l’{name[0].lower()}{name[1:]}"
    # A convention not signed yet is the convention's task; its reason is asked for when the invoice is reviewed.
    wrong = [problem for problem in (*_on(found, "invoice"), *_on(found, "attendance")) if problem.field != "convention_reason"]
    if wrong and lines:
        return Task(stage=Stage.INVOICE, title=title, status=Status.FIX, fact=wrong[0].sentence, action=f"Reprendre {kind.the}")
    # Written without a fault, it waits for its attachments and for the review, which the next rows say.
    status = Status.DONE if lines and not wrong else Status.DOING
    return Task(stage=Stage.INVOICE, title=title, status=status, fact=" · ".join(facts), action=f"Reprendre {kind.the}")


def _first(work: Work) -> str:
    """What must be done before anything is joined or deposited."""
    return "Établissez d’abord une pièce" if work.procedure.kind == "works" else "Préparez d’abord une facture"


def _attachments(work: Work, found: Sequence[Problem], *, issued: bool) -> Task:
    credit = work.invoice is not None and work.invoice.kind is DocumentKind.CREDIT_NOTE
    required = [] if credit else [each.rule for each in demands(work) if each.required]
    title = next((rule.task for rule in required if rule.task), "Joindre les pièces demandées" if required else "Joindre des pièces")
    action = "Joindre les pièces"
    if work.invoice is None:
        return Task(stage=Stage.ATTACHMENTS, title=title, status=Status.LOCKED, fact=_first(work), action=action)
    wrong = _on(found, "attachments")
    fact = joined_said(work.attachments, len(work.erased))
    if issued or (work.attachments and not wrong):
        return Task(stage=Stage.ATTACHMENTS, title=title, status=Status.DONE, fact=fact, action=action)
    if awaited(work):
        fact = "Attestations à signer"
        return Task(stage=Stage.ATTACHMENTS, title=title, status=Status.DOING, fact=fact, action="Voir les attestations")
    if wrong and work.attachments:
        return Task(stage=Stage.ATTACHMENTS, title=title, status=Status.FIX, fact=wrong[0].sentence, action=action)
    if not wrong:
        return Task(stage=Stage.ATTACHMENTS, title=title, status=Status.DONE, fact=fact, action=action)
    return Task(stage=Stage.ATTACHMENTS, title=title, status=Status.TODO, fact="Aucune pièce jointe", action=action)


def _deposit(
    work: Work, found: Sequence[Problem], invoice: Task, attachments: Task, *, issued: bool, deposited_on: date | None, paid: str
) -> Task:
    title = "Déposer sur Chorus Pro"
    kind = work.invoice.kind if work.invoice else DocumentKind.INVOICE
    the = "la pièce" if work.invoice and work.invoice.works else kind.the
    if deposited_on:
        return Task(
            stage=Stage.DEPOSIT,
            title=title,
            status=Status.DONE,
            fact=" · ".join(filter(None, (f"Déposé{kind.e} le {short_date(deposited_on)}", paid))),
            action="Voir le dépôt",
        )
    if issued:
        fact = "Des pièces effacées manquent au dossier de dépôt" if work.erased else "Le dossier de dépôt est prêt"
        return Task(stage=Stage.DEPOSIT, title=title, status=Status.TODO, fact=fact, action="Préparer le dépôt")
    if invoice.status is Status.TODO:
        return Task(stage=Stage.DEPOSIT, title=title, status=Status.LOCKED, fact=_first(work))
    asked = [problem for problem in found if problem.where == "invoice.convention_reason" and problem.level is Level.ERROR]
    if any(problem.level is Level.ERROR for problem in found if problem not in asked):
        fact = "D’abord joindre les pièces demandées" if attachments.status is Status.TODO and invoice.status is not Status.FIX else ""
        return Task(stage=Stage.DEPOSIT, title=title, status=Status.LOCKED, fact=fact or f"D’abord finaliser {the}")
    return Task(
        stage=Stage.DEPOSIT,
        title=f"Vérifier et finaliser {the}",
        status=Status.TODO,
        fact=asked[0].sentence if asked else "Tout est prêt",
        action="Vérifier et finaliser",
    )
