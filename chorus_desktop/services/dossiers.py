"""A dossier: its convention, its engagement numbers, its agreed prices, its season, its ready e-mails."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from uuid import uuid4

from chorus_desktop.domain import letters
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.dossier import Dossier, Tariff
from chorus_desktop.domain.engagement import Basis, Engagement, mask_matches
from chorus_desktop.domain.french import long_date, plural
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.references import ServiceCode
from chorus_desktop.domain.season import EngagementWindow, Season
from chorus_desktop.domain.tasks import next_task
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works import market_mail
from chorus_desktop.domain.works.market import Market
from chorus_desktop.services import data, procedures, returned_letters
from chorus_desktop.services.invoice_rows import in_hand, rows_of_dossier
from chorus_desktop.services.joining import Joined, join
from chorus_desktop.services.payer import heir
from chorus_desktop.services.trash import still_kept
from chorus_desktop.services.views import DossierView, EngagementUse, LetterText, Texts
from chorus_desktop.services.work import form_texts, lay_out, replaced, under
from chorus_desktop.store import summaries
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import add_dossier, dossier, dossiers, save_dossier
from chorus_desktop.store.files import file_bytes, keep_file
from chorus_desktop.store.numbers import used as used_by
from chorus_desktop.store.payables import OnEngagement, on_engagements, paid_by_dossier


def create(store: Store, association_id: str, procedure_id: str, season_id: str, today: date) -> str:
    """Open the dossier of a season, carrying the convention, the prices and, by analogy, the number of the season before.

    Returns:
        Its id; that of the dossier already there when the season has one.

    Raises:
        Trouble: the procedure or the season is unknown.
    """
    procedure = procedures.of(store, procedure_id)
    season = procedure.season(season_id)
    if season is None:
        raise Trouble(f"La saison « {season_id} » n’est pas connue du programme.", "Choisissez une autre saison.")
    siblings = {item.season: item.id for item in dossiers(store, association_id) if item.procedure == procedure_id}
    if season_id in siblings and procedure.kind == "works":
        season = _next_market(procedure, season_id, siblings)
    elif season_id in siblings:
        return siblings[season_id]
    earlier = _season_before(siblings, procedure, season)
    before = dossier(store, siblings[earlier]).value if earlier else None
    opened = Dossier(
        association=association_id,
        procedure=procedure_id,
        season=season.id,
        market=Market() if procedure.kind == "works" else None,
        convention=before.convention if before else Convention(first_year=season.starts_on.year),
        tariffs=before.tariffs if before else (),
        cares=tuple(care for care in before.cares if care.covers_after(season.starts_on)) if before else (),
        day_prices=before.day_prices if before else (),
        engagements=tuple(_proposed(window, before.engagements if before else ()) for window in season.windows)
        or (Engagement(id=uuid4().hex, basis=Basis.PURCHASE_ORDER),),
        service_code=before.service_code if before else None,
        season_confirmed_on=today if season.confirmed else None,
        recipient=(before.recipient if before else "") or heir(store, procedure),
    )
    return add_dossier(store, opened)


def _next_market(procedure: Procedure, year: str, known: Collection[str]) -> Season:
    """A further market of works of a year.

    Raises:
        Trouble: there are nine already.
    """
    for rank in range(2, 10):
        season = procedure.season(f"{year}-{rank}")
        if season is not None and season.id not in known:
            return season
    raise Trouble(f"Il y a déjà neuf marchés de {year}.", "Ouvrez celui-ci avec l’année suivante.")


def _proposed(window: EngagementWindow, before: Sequence[Engagement]) -> Engagement:
    """The engagement of a window, to fill; by analogy, the number that the season before had of that very form."""
    known = [item for item in before if item.number and mask_matches(window.mask, item.number)]
    empty = Engagement(id=window.key, window=window.key)
    if not window.by_analogy or len(known) != 1:
        return empty
    return empty.model_copy(update={"number": known[0].number, "ceiling": known[0].ceiling, "received_on": known[0].received_on})


def _season_before(known: Mapping[str, str], procedure: Procedure, season: Season) -> str:
    earlier = [other for key in known if (other := procedure.season(key)) and other.starts_on < season.starts_on]
    return max(earlier, key=lambda other: other.starts_on).id if earlier else ""


def deadline_words(season: Season, today: date) -> str:
    """When the season's deposits end, said from today: « dernier dépôt le 3 juillet 2026, dans 47 jours »."""
    if season.last_deposit is None:
        return "pas de dernier jour de dépôt" if season.confirmed else "dernier jour de dépôt pas encore annoncé"
    days = (season.last_deposit - today).days
    said = f"dernier dépôt le {long_date(season.last_deposit)}"
    if days > 0:
        return f"{said}, dans {plural(days, 'jour')}"
    return f"{said}, aujourd’hui" if days == 0 else f"{said}, saison close"


def view(store: Store, dossier_id: str, today: date, invoice_id: str = "") -> DossierView:
    """One dossier with its tasks; the invoice in hand is the one named, else the draft or the invoice to deposit last touched."""
    saved = dossier(store, dossier_id)
    held = invoice_id or in_hand(store, dossier_id)
    desk = lay_out(store, dossier_id, held, today)
    work, season = desk.work, desk.work.season
    used = used_by(store, saved.value.association)
    amounts, carried = summaries.dossier_amounts(store, dossier_id), on_engagements(store, saved.value.association)
    siblings = {item.season for item in dossiers(store, saved.value.association) if item.procedure == work.procedure.id}
    following = work.procedure.next_season(season)
    closed = ""
    if season.last_deposit and season.is_closed(today):
        closed = f"La date limite de dépôt de cette saison était le {long_date(season.last_deposit)}."
    return DossierView(
        id=dossier_id,
        association_id=saved.value.association,
        dossier=saved.value,
        work=work,
        title=work.title,
        deadline=deadline_words(season, today),
        tasks=desk.rows,
        next=next_task(desk.rows),
        problems=desk.found,
        invoice_id=held,
        invoice_state=desk.state,
        invoices=rows_of_dossier(store, dossier_id),
        convention_typed=form_texts(saved.value.convention, under("convention", saved.unread)),
        engagement_typed={item.id: form_texts(item, under(f"engagements.{item.id}", saved.unread)) for item in saved.value.engagements},
        tariff_typed=tuple(form_texts(item, under(f"tariffs.{rank}", saved.unread)) for rank, item in enumerate(saved.value.tariffs)),
        use=tuple(
            EngagementUse(
                number=item.number,
                span=item.span(season),
                used=used.get(item.number.folded, 0),
                ceiling=item.ceiling,
                **carried.get(item.number.folded, OnEngagement())._asdict(),
            )
            for item in saved.value.engagements
            if item.number
        ),
        invoiced=amounts.invoiced,
        deposited=amounts.deposited,
        paid=paid_by_dossier(store, dossier_id).get(dossier_id, 0),
        closed=closed,
        next_season=following if closed and following and following.id not in siblings else None,
    )


def save_convention(store: Store, dossier_id: str, typed: Texts) -> None:
    """Keep what was typed on the convention's page, readable or not."""
    saved = dossier(store, dossier_id)
    reading = read(Convention, typed, saved.value.convention)
    value = saved.value.model_copy(update={"convention": reading.value})
    save_dossier(store, dossier_id, value, replaced("convention", saved.unread, reading.unread))


def join_convention_scan(store: Store, dossier_id: str, path: Path) -> Problem | None:
    """Keep the signed copy of the convention (a photo becomes a page); the problem of a file that cannot be used."""
    joined = join(path, "convention", data.portal().limits)
    if isinstance(joined, Joined):
        saved = dossier(store, dossier_id)
        fingerprint = keep_file(store, joined.data)
        convention = saved.value.convention.model_copy(update={"scan": fingerprint})
        save_dossier(store, dossier_id, saved.value.model_copy(update={"convention": convention}), saved.unread)
        return None
    return joined


def set_convention_scan(store: Store, dossier_id: str, fingerprint: str) -> None:
    """Name the signed copy that is kept: none to remove it, the former one to take that back.

    Raises:
        Trouble: the former one is gone: the trash was emptied.
    """
    still_kept(store, fingerprint)
    saved = dossier(store, dossier_id)
    convention = saved.value.convention.model_copy(update={"scan": fingerprint})
    save_dossier(store, dossier_id, saved.value.model_copy(update={"convention": convention}), saved.unread)


def scan(store: Store, dossier_id: str) -> bytes:
    """The signed copy of the convention; empty when there is none."""
    fingerprint = dossier(store, dossier_id).value.convention.scan
    return file_bytes(store, fingerprint) if fingerprint else b""


def save_engagement(store: Store, dossier_id: str, engagement_id: str, typed: Texts) -> None:
    """Keep what was typed for one engagement number."""
    saved = dossier(store, dossier_id)
    before = next((item for item in saved.value.engagements if item.id == engagement_id), None)
    if before is None:
        return
    reading = read(Engagement, typed, before)
    items = tuple(reading.value if item.id == engagement_id else item for item in saved.value.engagements)
    unread = replaced(f"engagements.{engagement_id}", saved.unread, reading.unread)
    save_dossier(store, dossier_id, saved.value.model_copy(update={"engagements": items}), unread)


def choose_service(store: Store, dossier_id: str, code: str) -> None:
    """Keep which service of the payer the dossier's invoices go to; an empty code takes the choice back."""
    saved = dossier(store, dossier_id)
    chosen = ServiceCode(code) if code else None
    save_dossier(store, dossier_id, saved.value.model_copy(update={"service_code": chosen}), saved.unread)


def add_engagement(store: Store, dossier_id: str) -> str:
    """A further number, for a purchase order or another year; its id."""
    saved = dossier(store, dossier_id)
    item = Engagement(id=uuid4().hex, basis=Basis.PURCHASE_ORDER)
    save_dossier(store, dossier_id, saved.value.model_copy(update={"engagements": (*saved.value.engagements, item)}), saved.unread)
    return item.id


def remove_engagement(store: Store, dossier_id: str, engagement_id: str) -> Engagement | None:
    """Take a number away; it is returned so that « Annuler » can put it back."""
    saved = dossier(store, dossier_id)
    gone = next((item for item in saved.value.engagements if item.id == engagement_id), None)
    kept = tuple(item for item in saved.value.engagements if item.id != engagement_id)
    # What could not be read of it stays too, unseen, for « Annuler ».
    save_dossier(store, dossier_id, saved.value.model_copy(update={"engagements": kept}), saved.unread)
    return gone


def put_back_engagement(store: Store, dossier_id: str, gone: Engagement) -> None:
    """Undo ``remove_engagement``; doing it twice is harmless."""
    saved = dossier(store, dossier_id)
    if any(item.id == gone.id for item in saved.value.engagements):
        return
    save_dossier(store, dossier_id, saved.value.model_copy(update={"engagements": (*saved.value.engagements, gone)}), saved.unread)


def save_tariffs(store: Store, dossier_id: str, rows: tuple[Texts, ...]) -> None:
    """Keep the agreed prices as typed, a row each; blank rows are forgotten."""
    saved = dossier(store, dossier_id)
    values: list[Tariff] = []
    unread = {path: text for path, text in saved.unread.items() if not path.startswith("tariffs.")}
    for typed in rows:
        if any(text.strip() for text in typed.values()):
            reading = read(Tariff, typed)
            unread |= {f"tariffs.{len(values)}.{field}": text for field, text in reading.unread.items()}
            values.append(reading.value)
    save_dossier(store, dossier_id, saved.value.model_copy(update={"tariffs": tuple(values)}), unread)


def has_prices(store: Store, dossier_id: str) -> bool:
    """Whether a dossier holds agreed prices: its own, or those of the season before."""
    return bool(dossier(store, dossier_id).value.tariffs)


def confirm_season(store: Store, dossier_id: str, today: date) -> None:
    """Keep that the volunteer had this season confirmed by its payer."""
    saved = dossier(store, dossier_id)
    save_dossier(store, dossier_id, saved.value.model_copy(update={"season_confirmed_on": today}), saved.unread)


def letter(store: Store, dossier_id: str, key: str, today: date, invoice_id: str = "") -> LetterText:
    """A ready e-mail of the procedure, filled for this dossier.

    Raises:
        Trouble: the procedure holds no such letter.
    """
    work = lay_out(store, dossier_id, invoice_id, today).work
    if invoice_id and (about := returned_letters.letter(store, key, work, invoice_id)) is not None:
        return about
    found = work.procedure.letter(key)
    if found is None:
        raise Trouble("Cette démarche ne propose pas de message tout prêt pour ce cas.", "Écrivez à l’adresse indiquée dans les contacts.")
    subject, body = letters.fill(found, work)
    rule = work.procedure.convention
    contacts = (*((rule.send_to,) if rule else ()), *work.procedure.contacts)
    # One mailbox is named once, by the first contact that has it.
    titles = {str(item.email): item.title for item in reversed(contacts) if item.email}
    addresses = tuple((titles[email], email) for email in dict.fromkeys(str(item.email) for item in contacts if item.email))
    return LetterText(title=found.title, addresses=(*addresses, *market_mail.mailboxes(work.dossier.market)), subject=subject, body=body)


def association_of(store: Store, dossier_id: str) -> str:
    """The association whose dossier it is."""
    return dossier(store, dossier_id).value.association


def lacks_engagement(store: Store, dossier_id: str, invoice_id: str, today: date) -> bool:
    """Whether the number an invoice needs is not entered yet, so that the page of the numbers mends it rather than the invoice's."""
    work = lay_out(store, dossier_id, invoice_id, today).work
    codes = {problem.code for problem in work.pick.problems} if work.pick else set()
    return bool(codes & {"engagement.awaited", "engagement.not_entered"})
