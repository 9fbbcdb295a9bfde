"""Bank statements in the formats that French banks let one download: CSV, spreadsheets, OFX, CAMT; anything else is told what it is."""

from pathlib import Path

from chorus_desktop.domain.payment import PaymentSource
from chorus_desktop.domain.statement import Statement
from chorus_desktop.domain.statement_columns import free_lines, title_row
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake import camt, ofx
from chorus_desktop.intake.tables import Pasted, Source, read_table

LARGEST_BYTES = 60_000_000
MOST_LINES = 100_000
_HEAD = 4_096
_DOWNLOAD = "Sur le site de la banque, téléchargez le relevé au format CSV, OFX ou CAMT (parfois nommé «\u00a0XML\u00a0»)."
_FREE_TITLES = ("Date", "Libellé", "Montant")


def read_file(path: Path) -> Statement:
    """What a file holds.

    Raises:
        Trouble: it is no bank statement, is empty, damaged or too long.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as gone:
        raise Trouble(
            f"Le fichier «\u00a0{path.name}\u00a0» ne peut pas être lu.",
            "Vérifiez qu’il existe toujours et qu’aucun autre programme ne le retient.",
        ) from gone
    if not size:
        raise Trouble("Ce fichier est vide\u00a0: il n’y a aucune ligne à lire.", _DOWNLOAD)
    if size > LARGEST_BYTES:
        raise Trouble(
            f"Ce fichier dépasse {LARGEST_BYTES // 1_000_000}\u00a0Mo\u00a0: il est trop gros pour un relevé.",
            "Téléchargez une période plus courte.",
        )
    return _checked(_read(path, head))


def _read(path: Path, head: bytes) -> Statement:
    if head.startswith(b"%PDF"):
        raise Trouble("Ce fichier est un PDF\u00a0: ses lignes ne peuvent pas être lues sans erreur.", _DOWNLOAD)
    if ofx.is_ofx(head):
        return ofx.read(path.read_bytes())
    if camt.is_camt(head):
        return camt.read(path.read_bytes())
    if head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        raise Trouble("Ce fichier est du XML ou une page web, mais pas un relevé CAMT ou OFX.", _DOWNLOAD)
    return _table(path, PaymentSource.TABLE)


def read_pasted(text: str) -> Statement:
    """What was copied: cells of a table, or lines such as « 12/03/2026 VIR DRFIP FA2026-012 392,50 ».

    Raises:
        Trouble: there is nothing to read.
    """
    if free := free_lines(text):
        rows = tuple(enumerate(free, start=1))
        return _checked(Statement(source=PaymentSource.PASTED, titles=_FREE_TITLES, headed=True, rows=rows))
    return _checked(_table(Pasted(text), PaymentSource.PASTED))


def _table(source: Source, kind: PaymentSource) -> Statement:
    table, rows = read_table(source, title_row)
    kept = []
    for row in rows:
        kept.append((row.number, row.cells))
        if len(kept) > MOST_LINES:
            raise _too_long()
    return Statement(source=kind, titles=table.titles, headed=table.headed, rows=tuple(kept))


def _checked(statement: Statement) -> Statement:
    if len(statement.lines) > MOST_LINES:
        raise _too_long()
    if not statement.lines and not statement.rows and not statement.left_out:
        raise Trouble("Ce relevé ne contient aucune ligne.", "Vérifiez la période choisie au moment du téléchargement.")
    return statement


def _too_long() -> Trouble:
    return Trouble("Ce relevé a plus de cent mille lignes.", "Téléchargez une période plus courte.")
