"""CAMT.053 and .054 (ISO 20022), whatever their version: entries read one after the other. A document that defines entities is refused."""

from dataclasses import dataclass, field
from datetime import date
from xml.parsers import expat

from chorus_desktop.domain.bank_line import BankLine
from chorus_desktop.domain.money import cents_written
from chorus_desktop.domain.payment import PaymentSource
from chorus_desktop.domain.statement import Statement
from chorus_desktop.domain.trouble import Trouble

_DEEPEST = 64
_ROOTS = ("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn", "BkToCstmrAcctRpt")


def is_camt(head: bytes) -> bool:
    """Whether an XML file that begins so is CAMT."""
    return any(root.encode() in head.replace(b"\0", b"") for root in _ROOTS) or b"camt.05" in head.replace(b"\0", b"")


@dataclass
class _Node:
    name: str
    currency: str = ""
    text: str = ""
    parts: list["_Node"] = field(default_factory=list)

    def find(self, path: str) -> "_Node | None":
        """The first node at ``A/B/C`` below this one."""
        node: _Node | None = self
        for name in path.split("/"):
            node = next((part for part in node.parts if part.name == name), None) if node is not None else None
        return node

    def said(self, *paths: str) -> str:
        """The text at the first of these paths that has one."""
        found = (node.text.strip() for path in paths if (node := self.find(path)) is not None)
        return next(filter(None, found), "")


class _Reader:
    """Keeps the nodes of one entry at a time."""

    def __init__(self) -> None:
        self.lines: list[BankLine] = []
        self.left_out = 0
        self.entries = 0
        self._open: list[_Node] = []
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _strange()
        short = name.rpartition(" ")[2]
        if self._open or short == "Ntry":
            node = _Node(short, attributes.get("Ccy", ""))
            if self._open:
                self._open[-1].parts.append(node)
            self._open.append(node)

    def text(self, said: str) -> None:
        if self._open:
            self._open[-1].text += said

    def end(self, _name: str) -> None:
        self._depth -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self.entries += 1
                found = _lines(node)
                self.lines += found
                self.left_out += not found


def read(data: bytes) -> Statement:
    """The booked lines in euros of every account in it; a grouped entry gives one line for each of its transfers, where it tells their amounts.

    Raises:
        Trouble: it is cut, damaged, defines entities, or is another XML.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reader.start, reader.end, reader.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own way to say that this is all
    except expat.ExpatError as wrong:
        raise Trouble(
            "Ce fichier CAMT est coupé ou abîmé\u00a0: il ne peut pas être lu en entier.",
            "Téléchargez-le de nouveau sur le site de la banque.",
        ) from wrong
    return Statement(source=PaymentSource.CAMT, lines=tuple(reader.lines), left_out=reader.left_out)


def _refuse(*_: object) -> None:
    raise _strange()


def _strange() -> Trouble:
    return Trouble(
        "Ce fichier XML contient des définitions qu’aucune banque n’écrit.", "Téléchargez-le de nouveau sur le site de la banque."
    )


def _lines(entry: _Node) -> list[BankLine]:
    """The lines of one entry; none when it is not booked, in another currency, or says neither day nor amount."""
    status = entry.said("Sts/Cd", "Sts")
    day = _day(entry.said("BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"))
    whole = _cents(entry.find("Amt"))
    if status not in ("", "BOOK") or day is None or whole is None:
        return []
    sign = -1 if (entry.said("CdtDbtInd") == "DBIT") != (entry.said("RvslInd") in ("true", "1")) else 1
    details = [part for group in entry.parts if group.name == "NtryDtls" for part in group.parts if part.name == "TxDtls"]
    amounts = [_cents(part.find("AmtDtls/TxAmt/Amt") or part.find("Amt")) for part in details]
    known = [cents for cents in amounts if cents is not None]
    if len(details) > 1 and len(known) == len(details) and sum(known) == whole:
        return [_line(day, sign * cents, entry, part, rank) for rank, (part, cents) in enumerate(zip(details, known, strict=True))]
    return [_line(day, sign * whole, entry, details[0] if len(details) == 1 else None, 0)]


def _line(day: date, cents: int, entry: _Node, detail: _Node | None, rank: int) -> BankLine:
    said = [entry.said("AddtlNtryInf")]
    if detail is not None:
        said = [
            detail.said("RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm"),
            *[part.text.strip() for group in detail.parts if group.name == "RmtInf" for part in group.parts if part.name == "Ustrd"],
            detail.said("RmtInf/Strd/CdtrRefInf/Ref"),
            detail.said("AddtlTxInf"),
            detail.said("Refs/EndToEndId").replace("NOTPROVIDED", ""),
            *said,
        ]
    label = " ".join(dict.fromkeys(filter(None, said)))
    known = entry.said("AcctSvcrRef", "NtryRef") or (detail.said("Refs/AcctSvcrRef", "Refs/TxId") if detail is not None else "")
    return BankLine(on=day, amount=cents, label=label, reference=known and f"{known} {rank} {day.isoformat()} {cents}")


def _cents(amount: _Node | None) -> int | None:
    if amount is None or amount.currency not in ("", "EUR"):
        return None
    return cents_written(amount.text.strip())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
