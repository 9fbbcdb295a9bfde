"""Cells of a CSV as a French spreadsheet reads them."""

import pytest

from chorus_desktop.domain.exported import csv_cell


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        ("Judo", "text", "Judo"),
        ("", "text", ""),
        (None, "day", ""),
        (None, "euros", ""),
        ("2026-01-31", "day", "31/01/2026"),
        (0, "euros", "0,00"),
        (123_405, "euros", "1234,05"),
        (-5, "euros", "-0,05"),
        ("=1+1", "text", "'=1+1"),
        ("+33", "text", "'+33"),
        ("-x", "text", "'-x"),
        ("@cmd", "text", "'@cmd"),
        ("\t=1", "text", "'\t=1"),
        ("a=b", "text", "a=b"),
    ],
)
def test_a_cell(value, kind, said):
    assert csv_cell(value, kind) == said
