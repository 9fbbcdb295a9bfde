"""OFX, as banks give it: SGML (1.x) without closing tags, or XML (2.x), read by one pass over the tags. No entity is ever defined."""

import codecs
import html
import re
from collections.abc import Iterator
from datetime import date

from chorus_desktop.domain.bank_line import BankLine
from chorus_desktop.domain.money import cents_written
from chorus_desktop.domain.payment import PaymentSource
from chorus_desktop.domain.statement import Statement
from chorus_desktop.domain.trouble import Trouble

_TAG = re.compile(r"<(/?)([A-Za-z0-9._]{1,64})\s*/?>([^<]*)")
_EURO = ("", "EUR")


def is_ofx(head: bytes) -> bool:
    """Whether a file that begins so is OFX."""
    return b"OFXHEADER" in head.upper() or b"<OFX>" in head.upper()


def read(data: bytes) -> Statement:
    """The lines of every account in it.

    Raises:
        Trouble: it is cut, or holds no line.
    """
    text = _decoded(data)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Trouble(
            "Ce fichier OFX contient des définitions qu’aucune banque n’écrit.", "Téléchargez-le de nouveau sur le site de la banque."
        )
    if "</ofx>" not in text[-1000:].lower():
        raise _cut()
    lines, left_out = [], 0
    for values in _transactions(text):
        line = _line(values)
        if line is None:
            left_out += 1
        else:
            lines.append(line)
    return Statement(source=PaymentSource.OFX, lines=tuple(lines), left_out=left_out)


def _cut() -> Trouble:
    return Trouble("Ce fichier OFX est coupé\u00a0: sa fin manque.", "Téléchargez-le de nouveau sur le site de la banque.")


def _decoded(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _transactions(text: str) -> Iterator[dict[str, str]]:
    values: dict[str, str] | None = None
    currency = ""
    for tag in _TAG.finditer(text):
        name, value = tag[2].upper(), html.unescape(tag[3]).strip()
        if name == "CURDEF":
            currency = value
        elif name == "STMTTRN":
            if tag[1] and values is not None:
                yield values
            elif values is not None:
                raise _cut()
            values = None if tag[1] else {"CURDEF": currency}
        elif values is not None and value:
            values.setdefault(name, value)


def _line(values: dict[str, str]) -> BankLine | None:
    """A line; none for what is in another currency, or says neither day nor amount."""
    if values.get("CURSYM", values["CURDEF"]).upper() not in _EURO:
        return None
    try:
        day = values["DTPOSTED"]
        on = date(int(day[:4]), int(day[4:6]), int(day[6:8]))
        cents = cents_written(values["TRNAMT"].replace(" ", "").replace(",", "."))
    except (KeyError, ValueError):
        return None
    if cents is None:
        return None
    label = " ".join(dict.fromkeys(values[name] for name in ("NAME", "MEMO", "CHECKNUM") if name in values))
    # Some banks number the lines of each file anew: the identifier counts with its day and amount only.
    known = values.get("FITID", "")
    return BankLine(on=on, amount=cents, label=label, reference=known and f"{known} {on.isoformat()} {cents}")
