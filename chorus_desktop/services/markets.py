"""The market of a dossier of public works: its forms, its parties, its prices, its fiche d'identité."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

from chorus_desktop.documents.market_sheet import market_sheet_paper
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read, write
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.works.market import Advance, Market, MarketLine, Party, Retention, Revision
from chorus_desktop.domain.works.market_sheet import actors
from chorus_desktop.domain.works.role import Role
from chorus_desktop.services import portal_data
from chorus_desktop.services.views import Texts
from chorus_desktop.services.work import form_texts, lay_out, under
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier, save_dossier

Rows = tuple[Texts, ...]

_PARTS: Mapping[str, type[Record]] = {"retention": Retention, "advance": Advance, "revision": Revision}
_ROWS: Mapping[str, type[Record]] = {"parties": Party, "lines": MarketLine}


class MarketView(Record):
    """What the page of a market shows.

    Attributes:
        forms: « market », « retention », « advance », « revision » → the typed texts of each form.
        parties, lines: the typed texts of each row, its ``id`` among them.
        problems: those of this page.
        known: what could be read.
        proposed: of a market that nobody described yet, the parties that are known already.
    """

    title: str
    recipient: str
    forms: Mapping[str, Texts]
    parties: Rows
    lines: Rows
    problems: tuple[Problem, ...]
    known: Market
    proposed: Rows = ()


def view(store: Store, dossier_id: str, today: date) -> MarketView:
    """The page as it is stored."""
    saved = dossier(store, dossier_id)
    market, unread = saved.value.market or Market(), under("market", saved.unread)
    desk = lay_out(store, dossier_id, "", today)
    parts = {name: form_texts(getattr(market, name), under(name, unread)) for name in _PARTS}
    return MarketView(
        title=desk.work.title,
        recipient=desk.work.recipient.name,
        forms={"market": form_texts(market, unread), **parts},
        parties=tuple(form_texts(item, under(f"parties.{item.id}", unread)) for item in market.parties),
        lines=tuple(form_texts(item, under(f"lines.{item.id}", unread)) for item in market.lines),
        problems=tuple(problem for problem in desk.found if problem.where.split(".")[0] == "market"),
        known=market,
        proposed=_proposed(desk.work, saved.value.recipient) if market == Market() and not unread else (),
    )


def _proposed(work: Work, chosen: object) -> Rows:
    mine, owner = work.association, work.recipient
    known = [Party(role=Role.SUPPLIER, name=mine.name, siret=mine.siret)] if mine.name else []
    known += [Party(role=Role.OWNER, name=owner.name, siret=owner.siret)] if chosen else []
    return tuple({**write(party), "id": uuid4().hex} for party in known)


def save(store: Store, dossier_id: str, forms: Mapping[str, Texts], parties: Rows, lines: Rows, today: date) -> MarketView:
    """Keep every form and row as typed, readable or not, and say what is missing now; blank rows are forgotten.

    Args:
        store: the open data file.
        dossier_id: which dossier.
        forms: as in ``MarketView``.
        parties: the rows of who takes part, in their order.
        lines: the rows of the prices, likewise.
        today: the day to reckon from.
    """
    saved = dossier(store, dossier_id)
    before = saved.value.market or Market()
    reading = read(Market, forms["market"], before)
    unread = {f"market.{name}": text for name, text in reading.unread.items()}
    kept: dict[str, object] = {}
    for name, model in _PARTS.items():
        part = read(model, forms[name], getattr(before, name))
        kept[name] = part.value
        unread |= {f"market.{name}.{field}": text for field, text in part.unread.items()}
    for name, rows in (("parties", parties), ("lines", lines)):
        kept[name], wrong = _rows(name, rows)
        unread |= wrong
    market = reading.value.model_copy(update=kept)
    others = {path: text for path, text in saved.unread.items() if path.split(".")[0] != "market"}
    save_dossier(store, dossier_id, saved.value.model_copy(update={"market": market}), {**others, **unread})
    return view(store, dossier_id, today)


def _rows(name: str, rows: Sequence[Texts]) -> tuple[tuple[Record, ...], dict[str, str]]:
    values: list[Record] = []
    unread: dict[str, str] = {}
    for row in rows:
        if any(text.strip() for field, text in row.items() if field not in ("id", "role")):
            reading = read(_ROWS[name], row)
            values.append(reading.value)
            unread |= {f"market.{name}.{row['id']}.{field}": text for field, text in reading.unread.items()}
    return tuple(values), unread


def sheet(store: Store, dossier_id: str, today: date) -> bytes:
    """The PDF of the « Fiche d'Identité du Marché », from what is known."""
    work = lay_out(store, dossier_id, "", today).work
    market = work.dossier.market or Market()
    return market_sheet_paper(market, actors(market, portal_data.works()), work.association.name, today, practice=work.practice).data
