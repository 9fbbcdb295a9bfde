"""Ten years of five thousand invoices: the file, made by plain SQL; search in it as one types, its list, its home.

Through ``finalise`` it would take a quarter of an hour: here each row is written as the store writes it, its JSON made from that of
the examples, and the first invoice of each dossier is read back through the store's own functions.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import psutil
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.services import dossiers, opening, search
from chorus_desktop.services.opening import Store
from chorus_desktop.store.associations import add_association
from chorus_desktop.store.formats import ISSUED, PAYMENT
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.issuing import issued, life
from chorus_desktop.store.saved import new_id
from chorus_desktop.ui.theme import Appearance, Scheme
from tests.bench.figures import Figure, in_turns, table
from tests.bench.files import TODAY, siret
from tests.bench.pauses import Heartbeat, let_pass
from tests.helpers import examples
from tests.helpers.keyboard import write
from tests.screens.window import Look

YEARS = range(2016, 2026)
CLUBS = 5
EACH = 1_000
"""Invoices of a club in a year: 5 clubs, 10 years, 50,000 in all."""
PROCEDURE = "organisme-public"
PDF = b"%PDF-1.4".ljust(500, b"\n")
MOTIVE = "Montant différent de celui du bon de commande"
TYPED = ("octobre 2019", "FA2021-0417", "352,50", "kimono phare", "montant different")
KEY_MS = 60
PATIENCE_MS = 20_000

_TABLES = {
    "invoice": "id, dossier_id, association_id, kind, issued_on, engagement, total, title, saved_at, trashed_on, format, unread, body",
    "issued": "invoice_id, association_id, siren, number, twin_key, series, rank, kind, issued_on, engagement, total, logo, signature, pdf_sha256, "
    "recorded_at, format, body",
    "issued_pdf": "invoice_id, data",
    "issued_event": "invoice_id, kind, on_day, reason, recorded_at, status, phase, reference, about",
    "standing": "invoice_id, net, state, void, awaits, status, phase, status_on, deposited_on, accepted_on",
    "payment": "id, association_id, on_day, amount, twin_key, saved_at, trashed_on, format, body",
    "payment_share": "payment_id, invoice_id, amount",
}
Rows = dict[str, list[tuple[Any, ...]]]


def make(path: Path) -> Path:
    """The file.

    Raises:
        ValueError: what was written is not what the store reads.
    """
    store = opening.open_file(path, path.with_name("sauvegardes"), TODAY).store
    for rank in range(1, CLUBS + 1):
        name = f"Théâtre du Phare numéro {rank}"
        number = siret(rank)
        association = add_association(store, examples.judo_club(name=name, siret=number, account_holder=name))
        model = json.loads(ISSUED.write(examples.issued(association=examples.judo_club(name=name, siret=number))))
        for year in YEARS:
            dossier = dossiers.create(store, association, PROCEDURE, str(year), date(year, 1, 2))
            rows: Rows = {name: [] for name in _TABLES}
            for place in range(EACH):
                _one(rows, association, dossier, number[:9], model, year, place)
            with store.transaction() as session:
                for name, columns in _TABLES.items():
                    marks = ", ".join("?" * len(columns.split(",")))
                    session.connection().exec_driver_sql(f"INSERT INTO {name} ({columns}) VALUES ({marks})", rows[name])  # noqa: S608 - our own words
            _read_back(store, rows)
    opening.close(store)
    return path


def _one(rows: Rows, association: str, dossier: str, siren: str, model: dict[str, Any], year: int, place: int) -> None:
    """One invoice: deposited and paid, but for one in twenty that was rejected and one in twenty that is not paid."""
    key, day = new_id(), date(year, 1, 3) + timedelta(days=360 * place // EACH)
    iso, number, engagement = day.isoformat(), f"FA{year}-{place + 1:04}", f"CP{year}/{4000 + place % 40}/1"
    designation = f"Atelier {('judo', 'kimono', 'voile', 'chant')[place % 4]}, groupe {place % 40 + 1}"
    total, moment = 35_250 + place, f"{iso}T12:00:00+00:00"
    line = {**model["lines"][0], "designation": designation, "amount": total}
    body = Invoice(issued_on=day, period_from=day.replace(day=1), period_to=day).model_dump(mode="json")
    body["lines"] = [{"designation": designation, "quantity": "47", "unit": "présence", "unit_price": "7.50"}]
    document = {
        **model, "number": number, "issued_on": iso, "engagement": engagement, "lines": [line], "season": str(year), "procedure_id": PROCEDURE,
        "period_from": iso[:8] + "01", "period_to": iso, "files": [], "totals": {**model["totals"], "before_vat": total, "with_vat": total, "net": total},
    }  # fmt: skip
    rejected, unpaid = place % 20 == 7, place % 20 == 9
    status, phase = ("rejetee", "rejected") if rejected else ("mise-en-paiement", "ordered")
    after = (day + timedelta(days=12)).isoformat()
    title = f"Facture {place + 1} du {day:%d/%m/%Y}"
    rows["invoice"].append(
        (key, dossier, association, "invoice", iso, engagement, total, title, moment, None, 1, "{}", json.dumps(body, ensure_ascii=False))
    )
    rows["issued"].append(
        (key, association, siren, number, f"{year}{place + 1}", f"FA{year}-", place + 1, "invoice", iso, engagement, total, "", "", "0" * 64, moment, 1,
         json.dumps(document, ensure_ascii=False))
    )  # fmt: skip
    rows["issued_pdf"].append((key, PDF))
    rows["issued_event"].append((key, "deposited", iso, "", moment, "", "", "", 0))
    rows["issued_event"].append((key, "status", after, MOTIVE if rejected else "", moment, status, phase, "", 0))
    rows["standing"].append((key, total, "deposited", int(rejected), int(rejected), status, phase, after, iso, None if rejected else after))
    if rejected or unpaid:
        return
    paid, on = new_id(), (day + timedelta(days=30)).isoformat()
    value = {
        "on": on,
        "amount": total,
        "label": f"VIR DRFIP {number}",
        "reference": "",
        "source": "camt",
        "shares": [{"invoice": key, "amount": total}],
    }
    rows["payment"].append((paid, association, on, total, f"{on} {key}", moment, None, PAYMENT.format, json.dumps(value)))
    rows["payment_share"].append((paid, key, total))


def _read_back(store: Store, rows: Rows) -> None:
    key = rows["invoice"][7][0]
    document, lived = issued(store, key), life(store, key)
    if (
        invoice(store, key).number != document.number
        or not lived.is_void
        or not PAYMENT.read(rows["payment"][0][-1], PAYMENT.format).shares
    ):
        raise ValueError(lived)


def measure(rounds: int, path: Path) -> str:
    """The tables of search and of the list among ten years.

    Args:
        rounds: how many count.
        path: what ``make`` made.
    """
    typed = in_turns(rounds, {"bare": lambda: _bare(path), "search": lambda: _service(path)})
    look = Look(path, TODAY, Appearance(Scheme.LIGHT), (1280, 800))
    window = in_turns(max(2, rounds // 2), {"search": lambda: _typing(look), "pages": lambda: _pages(look)})
    look.close()
    return "\n".join((_search_table(typed), _window_table(window)))


def _bare(path: Path) -> Mapping[str, float]:
    """What SQLite alone does: the same columns read and put in FTS5 as they are, then asked; and the same asked by LIKE."""
    before = psutil.Process().memory_info().rss
    begun = perf_counter()
    file, memory = sqlite3.connect(path), sqlite3.connect(":memory:")
    memory.execute("CREATE VIRTUAL TABLE word USING fts5(words, prefix = '1 2 3', detail = none, columnsize = 0)")
    rows = file.execute(
        "SELECT invoice.rowid, number || ' ' || title || ' ' || issued.engagement || ' ' || json_extract(invoice.body, '$.lines') FROM invoice "
        "JOIN issued ON issued.invoice_id = invoice.id"
    )
    memory.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", rows)
    built = perf_counter() - begun
    held = psutil.Process().memory_info().rss - before
    asked = []
    for text in ("o", "octobre", "fa2021", "kimono"):
        begun = perf_counter()
        memory.execute("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid DESC", (f'"{text}" *',)).fetchall()
        asked.append(perf_counter() - begun)
    begun = perf_counter()
    file.execute("SELECT id FROM invoice WHERE title LIKE '%2019%' OR body LIKE '%kimono%' LIMIT 5").fetchall()
    file.execute("SELECT id FROM invoice WHERE body LIKE '%phare%' LIMIT 5").fetchall()
    like = perf_counter() - begun
    file.close()
    memory.close()
    return {"built": built * 1000, "first": asked[0] * 1000, "key": max(asked) * 1000, "like": like * 1000, "held": held / 1e6}


def _service(path: Path) -> Mapping[str, float]:
    """The program's own, without a window."""
    store = opening.open_file(path, path.with_name("sauvegardes"), TODAY).store
    before = psutil.Process().memory_info().rss
    begun, spent, steps = perf_counter(), 0.0, []
    while not search.find(store, "", names=False).is_whole:
        steps.append(perf_counter() - begun - spent)
        spent = perf_counter() - begun
    built = perf_counter() - begun
    held = psutil.Process().memory_info().rss - before
    keys = []
    for text in TYPED:
        for length in range(1, len(text) + 1):
            begun = perf_counter()
            search.find(store, text[:length], names=False)
            keys.append(perf_counter() - begun)
    found = [sum(group.total for group in search.find(store, text, names=False).groups) for text in TYPED]
    if not all(found):
        raise ValueError(found)
    opening.close(store)
    return {
        "built": built * 1000, "step": max(steps) * 1000, "first": keys[0] * 1000, "key": max(keys) * 1000, "like": sorted(keys)[len(keys) // 2] * 1000,
        "held": held / 1e6,
    }  # fmt: skip


def _typing(look: Look) -> Mapping[str, float]:
    """The page opened and typed in at once, the window meanwhile."""
    beat, keys = Heartbeat(), []
    beat.start()
    look.go.search()
    opened = beat.stop()
    field = look.page.findChild(QLineEdit)
    assert field is not None
    begun = perf_counter()
    beat.start()
    write("octobre 2019", on=field)
    while not look.page._list.rows.rowCount() and (perf_counter() - begun) * 1000 < PATIENCE_MS:
        QApplication.processEvents()
    answered = perf_counter() - begun
    while look.page._going_on.isActive() or look.page._asked is not None:
        QApplication.processEvents()
    building = beat.stop()
    field.clear()
    look.settle()
    beat.start()
    for sign in TYPED[1]:
        begun = perf_counter()
        write(sign, on=field)
        while look.page._asked is not None:
            QApplication.processEvents()
        look.shell.repaint()
        keys.append(perf_counter() - begun)
        let_pass(KEY_MS)
    typing = beat.stop()
    look.go.home()
    look.settle()
    return {"opened": opened, "answered": answered * 1000, "building": building, "key": max(keys) * 1000, "typing": typing}


def _pages(look: Look) -> Mapping[str, float]:
    ways: Mapping[str, Callable[[], object]] = {"home": look.go.home, "invoices": look.go.invoices}
    pauses: dict[str, float] = {}
    for name, way in ways.items():
        beat = Heartbeat()
        begun = perf_counter()
        beat.start()
        way()
        look.settle()
        while name == "invoices" and not look.page.findChild(QTableView).model().rowCount():
            QApplication.processEvents()
        pauses |= {name: beat.stop(), f"{name}_ms": (perf_counter() - begun) * 1000}
    return pauses


def _search_table(figures: Mapping[str, Mapping[str, Figure]]) -> str:
    bare, ours = figures["bare"], figures["search"]
    rows = [
        ("the words read and indexed, ms", bare["built"].said(), ours["built"].said(), ours["built"].over(bare["built"])),
        ("longest single step of it, ms", "–", ours["step"].said(), ""),
        ("memory it takes, MB", bare["held"].said(), ours["held"].said(), ""),
        ("first key, ms", bare["first"].said(1), ours["first"].said(1), ours["first"].over(bare["first"])),
        ("slowest key, ms", bare["key"].said(1), ours["key"].said(1), ours["key"].over(bare["key"])),
        ("median key; LIKE over the same columns, ms", bare["like"].said(1), ours["like"].said(1), ours["like"].over(bare["like"])),
    ]
    return table("Search among 50,000 invoices", ("", "SQLite’s FTS5 alone", "the program", "× floor"), rows)


def _window_table(figures: Mapping[str, Mapping[str, Figure]]) -> str:
    typed, pages = figures["search"], figures["pages"]
    said: Sequence[tuple[str, Figure]] = (
        ("the page of search opened: longest pause", typed["opened"]),
        ("« octobre 2019 » typed at once: first answers", typed["answered"]),
        ("longest pause while the words are read", typed["building"]),
        ("slowest key once they are, answered and painted", typed["key"]),
        ("longest pause while typing", typed["typing"]),
        ("home filled", pages["home_ms"]),
        ("home: longest pause", pages["home"]),
        ("the list of invoices filled", pages["invoices_ms"]),
        ("the list of invoices: longest pause", pages["invoices"]),
    )
    return table("The window among 50,000 invoices", ("", "ms"), [(name, figure.said()) for name, figure in said])
