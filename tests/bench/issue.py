"""One invoice issued and its deposit folder written, against ReportLab drawing the same page and nothing else."""

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from time import perf_counter, process_time

from chorus_desktop.services import attachments, data, deposit, examples, invoices, issue, opening
from chorus_desktop.services.opening import Store
from chorus_desktop.store.summaries import invoice_rows
from tests.bench import bare
from tests.bench.figures import in_turns, table
from tests.bench.files import TODAY


def measure(rounds: int, practice: Path, thousands: Path, folder: Path) -> str:
    """Issue an invoice a round in each file.

    Args:
        rounds: how many count.
        practice: a small data file; it is changed.
        thousands: a large one; it is changed.
        folder: where deposit folders are written.

    Returns:
        The table.
    """
    stores = {
        name: opening.open_file(path, path.with_name("sauvegardes"), TODAY).store
        for name, path in (("small", practice), ("large", thousands))
    }
    procedure = data.demo_procedure()
    certificate = folder / examples.CERTIFICATE
    folder.mkdir(parents=True, exist_ok=True)
    certificate.write_bytes(examples.certificate(examples.example(procedure, procedure.demo_day or TODAY)))
    ready = {name: _ready(store, certificate) for name, store in stores.items()}
    page = bare.texts(issue.preview(stores["small"], ready["small"](), TODAY))[0]
    measures: dict[str, Callable[[], Mapping[str, float]]] = {"bare": lambda: bare.draw([page])}
    for name, store in stores.items():
        measures[name] = _issuing(store, ready[name], folder / name)
    figures = in_turns(rounds, measures)
    for store in stores.values():
        opening.close(store)
    floor = figures["bare"]
    rows = [(f"the bare page, {len(page)} texts, two embedded faces", floor["wall"].said(1), "1.0", floor["cpu"].said(1), "1.0")]
    for name, said in (("small", "practice file"), ("large", "5,000 invoices")):
        for value, what in (("finalise", "numbered and frozen"), ("write", "deposit folder written"), ("", "both")):
            wall, cpu = figures[name][f"{value}wall"], figures[name][f"{value}cpu"]
            rows.append((f"{said}: {what}", wall.said(), wall.over(floor["wall"]), cpu.said(), cpu.over(floor["cpu"])))
    return table("One invoice issued", ("", "ms", "× floor", "processor, ms", "× floor"), rows)


def _ready(store: Store, certificate: Path) -> Callable[[], str]:
    """Makes a draft that can be finalised, copied from one that is."""
    source = max((row for row in invoice_rows(store) if row.number), key=lambda row: row.saved_at)

    def make() -> str:
        draft = invoices.again(store, source.id, TODAY)
        attachments.add(store, draft, [certificate], "attestation")
        return draft

    return make


def _issuing(store: Store, ready: Callable[[], str], folder: Path) -> Callable[[], Mapping[str, float]]:
    places = count()

    def run() -> Mapping[str, float]:
        draft = ready()
        moments = [(perf_counter(), process_time())]
        issue.finalise(store, draft, TODAY)
        moments.append((perf_counter(), process_time()))
        deposit.write(store, draft, folder / str(next(places)), TODAY)
        moments.append((perf_counter(), process_time()))
        (begun, began), (numbered, number), (written, wrote) = moments
        return {
            "finalisewall": (numbered - begun) * 1000,
            "finalisecpu": (number - began) * 1000,
            "writewall": (written - numbered) * 1000,
            "writecpu": (wrote - number) * 1000,
            "wall": (written - begun) * 1000,
            "cpu": (wrote - began) * 1000,
        }

    return run
