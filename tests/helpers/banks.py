"""Bank statements as French banks write them, and documents that wait for money; every name is made up."""

from collections.abc import Iterable, Sequence
from datetime import date

from hypothesis import strategies as st

from chorus_desktop.domain.bank_line import BankLine
from chorus_desktop.domain.payable import Payable

DEPOSITED = date(2026, 2, 5)
DAY = date(2026, 3, 12)
MEMBERS = ("VIR COTISATION LINA A", "VIR INST NOE B ADHESION", "CB LIBRAIRIE DU PORT", "PRLV ASSURANCE LOCAL", "VIR DON ANONYME")


def payable(number: str = "FA2026-012", left: int = 39_250, **changes) -> Payable:
    """A document of which so much is left."""
    fields = {
        "invoice": number.casefold(), "association": "club", "number": number, "issued_on": date(2026, 1, 31), "deposited_on": DEPOSITED,
        "net": left, "payer": "Ville de Port-Neuf", "payer_siret": "21350123200010",
    }  # fmt: skip
    return Payable(**{**fields, **changes})


def line(amount: int = 39_250, label: str = "VIR DRFIP NORMANDIE FA2026-012", **changes) -> BankLine:
    """A line of a statement."""
    return BankLine(**{"on": DAY, "amount": amount, "label": label, **changes})


def payables(most: int = 8):
    """Documents of two payers, some paid in part, some credit notes, some void or not deposited."""
    cents = st.integers(1, 60).map(lambda tens: tens * 1_000)
    one = st.fixed_dictionaries(
        {
            "net": st.one_of(cents, cents, cents.map(lambda amount: -amount)),
            "void": st.sampled_from([False, False, False, True]),
            "deposited_on": st.sampled_from([DEPOSITED, DEPOSITED, date(2026, 3, 20), None]),
            "payer_siret": st.sampled_from(["21350123200010", "21350124000013"]),
            "association": st.sampled_from(["club", "club", "theatre"]),
            "half": st.booleans(),
        }
    )

    def made(rows):
        return [
            payable(
                f"FA2026-{rank:03}", row["net"], paid=row["net"] // 2 if row["half"] else 0,
                **{key: row[key] for key in ("void", "deposited_on", "payer_siret", "association")},
            )
            for rank, row in enumerate(rows, start=1)
        ]  # fmt: skip

    return st.lists(one, max_size=most).map(made)


def csv(lines: Iterable[BankLine], *, split: bool = True, encoding: str = "cp1252") -> bytes:
    """The table of a bank: debit and credit apart, or one amount with its sign; a few lines about the account stand above."""
    head = ["Téléchargement du 31/03/2026;", "Compte de l’association n° 00012345678;", ""]
    head.append("Date;Libellé;Débit euros;Crédit euros" if split else "Date opération;Libellé opération;Montant;Devise")
    rows = []
    for each in lines:
        amount = f"{abs(each.amount) / 100:.2f}".replace(".", ",")
        cells = [f"{each.on:%d/%m/%Y}", each.label]
        cells += (["", amount] if each.amount > 0 else [amount, ""]) if split else [amount if each.amount > 0 else f"-{amount}", "EUR"]
        rows.append(";".join(cells))
    return ("\r\n".join([*head, *rows]) + "\r\n").encode(encoding, "replace")


def ofx(lines: Sequence[BankLine], *, xml: bool = False, currency: str = "EUR") -> bytes:
    """OFX of one account: SGML of version 1, or XML of version 2."""

    def tag(name, value):
        return f"<{name}>{value.replace('&', '&amp;')}{f'</{name}>' if xml else ''}\r\n"

    def transaction(rank, each):
        name, memo = each.label[:32], each.label[32:]
        words = tag("TRNTYPE", "CREDIT" if each.amount > 0 else "DEBIT") + tag("DTPOSTED", f"{each.on:%Y%m%d}120000.000[+1:CET]")
        words += tag("TRNAMT", f"{each.amount / 100:+.2f}") + tag("FITID", str(rank)) + tag("NAME", name)
        return f"<STMTTRN>\r\n{words}{tag('MEMO', memo) if memo else ''}</STMTTRN>\r\n"

    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\r\n<?OFX OFXHEADER="200" VERSION="211"?>\r\n'
        if xml
        else "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nCHARSET:1252\r\n\r\n"
    )
    body = "".join(transaction(rank, each) for rank, each in enumerate(lines, start=1))
    account = tag("CURDEF", currency) + "<BANKACCTFROM>\r\n" + tag("ACCTID", "00012345678") + "</BANKACCTFROM>\r\n"
    text = f"{head}<OFX>\r\n<BANKMSGSRSV1><STMTTRNRS><STMTRS>\r\n{account}<BANKTRANLIST>\r\n{body}</BANKTRANLIST>\r\n</STMTRS></STMTTRNRS></BANKMSGSRSV1>\r\n</OFX>\r\n"
    return text.encode("utf-8" if xml else "cp1252")


def camt(lines: Sequence[BankLine], *, version: str = "02", kind: str = "053", status: str = "BOOK", currency: str = "EUR") -> bytes:
    """CAMT of one account; from version 08 on, states and parties are one level deeper."""
    deep = int(version) >= 8

    def entry(rank, each):
        way = "CRDT" if each.amount > 0 else "DBIT"
        said = f"<Cd>{status}</Cd>" if deep else status
        name = "<Pty><Nm>DRFIP</Nm></Pty>" if deep else "<Nm>DRFIP</Nm>"
        return (
            f'<Ntry><NtryRef>{rank}</NtryRef><Amt Ccy="{currency}">{abs(each.amount) / 100:.2f}</Amt><CdtDbtInd>{way}</CdtDbtInd>'
            f"<Sts>{said}</Sts><BookgDt><Dt>{each.on.isoformat()}</Dt></BookgDt><AcctSvcrRef>REF{rank}</AcctSvcrRef>"
            f"<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr>{name}</Dbtr></RltdPties>"
            f"<RmtInf><Ustrd>{each.label.replace('&', '&amp;')}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        )

    root, part = ("BkToCstmrStmt", "Stmt") if kind == "053" else ("BkToCstmrDbtCdtNtfctn", "Ntfctn")
    body = "".join(entry(rank, each) for rank, each in enumerate(lines, start=1))
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version}"
    return f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="{space}"><{root}><GrpHdr/><{part}>{body}</{part}></{root}></Document>'.encode()
