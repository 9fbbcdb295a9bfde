"""A program that is killed at any moment has kept all that it confirmed, and nothing by halves."""

import signal
import subprocess
import sys
from contextlib import closing

from chorus_desktop.store.associations import associations
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.connecting import connect
from chorus_desktop.store.inspection import check_whole
from chorus_desktop.store.issuing import issued, issued_pdf
from chorus_desktop.store.numbers import numbered
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.summaries import invoice_rows
from tests.helpers.checkout import ROOT
from tests.helpers.stores import NAME, opened

ROUNDS = (1, 2, 5, 8, 13)
"""How many lines each program prints before it is killed."""

WORKER = """
import sys
from pathlib import Path
from chorus_desktop.store.associations import associations
from chorus_desktop.store.dossiers import dossiers
from chorus_desktop.store.numbers import numbered
from tests.helpers.stores import Club, judo, opened

store = opened(Path(sys.argv[1]))
club = Club(store, associations(store)[0].id, dossiers(store)[0].id) if associations(store) else judo(store)
rank = len(numbered(store, club.association))
while True:
    rank += 1
    number = f"FA2026-{rank:03}"
    draft = club.draft()
    print("draft", draft, flush=True)
    club.issue(number, draft, pdf=number.encode() * 20000)
    print("issued", number, flush=True)
"""


def confirmed(folder, lines):
    """Let the program work until it has confirmed so many things, kill it, and say all that it had confirmed."""
    working = subprocess.Popen([sys.executable, "-c", WORKER, folder], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    said = [working.stdout.readline() for _ in range(lines)]
    working.send_signal(signal.SIGKILL)
    rest, _ = working.communicate()
    assert working.returncode == -signal.SIGKILL, "it stopped by itself"
    return [line.split() for line in (*said, *rest.splitlines(keepends=True)) if line.endswith("\n")]


def test_nothing_confirmed_is_lost_and_nothing_is_half_there(tmp_path):
    told = []
    for lines in ROUNDS:
        told += confirmed(tmp_path, lines)
        with closing(connect(tmp_path / NAME)) as connection:
            check_whole(connection, tmp_path / NAME)

        store = opened(tmp_path)
        numbers = [item.number for item in numbered(store, associations(store)[0].id)]
        rows = {row.id: row for row in invoice_rows(store)}
        assert numbers == [f"FA2026-{rank:03}" for rank in range(1, len(numbers) + 1)]
        assert {number for kind, number in told if kind == "issued"} <= set(numbers)
        assert {draft for kind, draft in told if kind == "draft"} <= set(rows)
        for row in rows.values():
            if row.number:
                assert issued(store, row.id).number == row.number
                assert issued_pdf(store, row.id) == row.number.encode() * 20000
                assert [item.size for item in attachments(store, Owner(OwnerKind.INVOICE, row.id))] == [48_312]
        store.close()
    assert len(numbers) >= sum(ROUNDS) // 2 - len(ROUNDS)
