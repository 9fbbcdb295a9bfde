"""The portal's certificate of deposit, read from its text whatever its layout, and held against the invoice that it should prove.

The words before each value are data (``resources/portal/certificate.toml``): one specimen is known, and the portal changes.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.money import UnreadableError, parse_amount, parse_date
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.portal import CertificateLabels
from chorus_desktop.domain.problems import Problem, sentences, warning
from chorus_desktop.domain.shape import Record

sentences(
    {
        "certificate.invoice": "Ce certificat est celui de la facture {found}, pas de {number}.",
        "certificate.amount": "{label}\u00a0: le certificat dit {found}, la facture {expected}.",
        "certificate.recipient": "Destinataire\u00a0: le certificat dit {found}, la facture est adressée au SIRET {expected}.",
        "certificate.depositor": "Fournisseur\u00a0: le certificat dit {found}, la facture est celle du SIRET {expected}.",
        "certificate.before": "Dépôt\u00a0: le certificat dit {found}, avant la date de la facture ({issued}).",
        "certificate.future": "Dépôt\u00a0: le certificat dit {found}, qui n’est pas encore là.",
        "certificate.specimen": "Ce certificat vient de l’entraînement\u00a0: il porte «\u00a0SPÉCIMEN\u00a0» et ne prouve rien.",
    }
)

AmountKey = Literal["before_vat", "vat", "with_vat", "net"]
_AMOUNT_NAMES: dict[AmountKey, str] = {"before_vat": "Montant HT", "vat": "TVA", "with_vat": "Montant TTC", "net": "À payer"}

SPECIMEN = "SPÉCIMEN"

_PROOF = re.compile(r"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/][ ]?){42}[A-Za-z0-9+/][ ]?=")
"""44 characters, 32 bytes in base 64; a line may break inside."""
_AMOUNT = re.compile(r"(?<![\d,.])-?(?:\d{1,3}(?:[ .]\d{3})+|\d+)[.,]\d{2}(?![\d,.]\d|\d)")
_DAY = re.compile(r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:er)? [a-z]{3,9} \d{4})(?!\d)")
_SIRET = re.compile(r"(?<!\d)\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?\d{5}(?!\d)")
_INVOICE = re.compile(r"\s?:?\s?(?=[^\s]*\d)([A-Za-z0-9+\-_/]{1,20})(?![\w+/])")
_TITLE = "certificat de depot"
_NEAR = 80
"""Characters at most between the word and a day or a SIRET."""


class Certificate(Record):
    """What could be read of a certificate of deposit; amounts in cents.

    Attributes:
        text: everything on it, on one line: a value that stands in no known place is looked for there.
        proof: the portal's number of the certificate.
        invoice: the number of the invoice.
        sirets: every SIRET on it.
        specimen: it was made for training.
    """

    text: str = ""
    proof: str = ""
    invoice: str = ""
    deposited_on: date | None = None
    before_vat: int | None = None
    vat: int | None = None
    with_vat: int | None = None
    net: int | None = None
    recipient: Siret | None = None
    depositor: Siret | None = None
    sirets: tuple[Siret, ...] = ()
    specimen: bool = False

    @property
    def says_which(self) -> bool:
        """Whether it is a certificate of deposit that says of which invoice."""
        return _TITLE in _folded(self.text) and bool(self.invoice)


def read_certificate(text: str, labels: CertificateLabels) -> Certificate:
    """Read a certificate from its text.

    Args:
        text: of its pages, whatever the order and the lines.
        labels: the words before each value.
    """
    flat = " ".join(unicodedata.normalize("NFKC", text).split())
    plain = _folded(flat)
    amounts = _amounts(plain, labels)
    return Certificate(
        text=flat,
        proof=_proof(flat, plain, labels.proof),
        invoice=_invoice(flat, plain, labels.invoice),
        deposited_on=_day(plain, labels.deposited_on),
        before_vat=amounts.get("before_vat"),
        vat=amounts.get("vat"),
        with_vat=amounts.get("with_vat"),
        net=amounts.get("net"),
        recipient=_labelled_siret(plain, labels.recipient),
        depositor=_labelled_siret(plain, labels.depositor),
        sirets=tuple(dict.fromkeys(_sirets(plain))),
        specimen=_folded(SPECIMEN) in plain,
    )


def differences(found: Certificate, document: IssuedDocument, today: date) -> tuple[Problem, ...]:
    """What a certificate says otherwise than an invoice; what it does not say is no difference.

    Args:
        found: what was read.
        document: the invoice that it should prove.
        today: the day to reckon from.
    """
    problems = [warning("certificate", "certificate.specimen")] if found.specimen and not document.practice else []
    if found.invoice and found.invoice.casefold() != (document.number or "").casefold():
        problems.append(warning("certificate", "certificate.invoice", found=found.invoice, number=document.number or ""))
    problems += _amount_problems(found, document)
    problems += _siret_problem("recipient", found.recipient, document.buyer.siret, found)
    problems += _siret_problem("depositor", found.depositor, document.seller.siret, found)
    if found.deposited_on and found.deposited_on > today:
        problems.append(warning("certificate", "certificate.future", found=long_date(found.deposited_on)))
    elif found.deposited_on and found.deposited_on < document.issued_on:
        said = long_date(found.deposited_on)
        problems.append(warning("certificate", "certificate.before", found=said, issued=long_date(document.issued_on)))
    return tuple(problems)


def _amount_problems(found: Certificate, document: IssuedDocument) -> Iterator[Problem]:
    totals = document.totals
    expected: dict[AmountKey, int] = {"before_vat": totals.before_vat, "vat": totals.vat, "with_vat": totals.with_vat, "net": totals.net}
    for key, cents in expected.items():
        read = getattr(found, key)
        # A credit note may be written with its sign or without.
        if read is not None and abs(read) != abs(cents):
            yield warning("certificate", "certificate.amount", label=_AMOUNT_NAMES[key], found=euros(read), expected=euros(cents))


def _siret_problem(who: str, read: Siret | None, expected: Siret, found: Certificate) -> list[Problem]:
    if read is None or expected in found.sirets:
        return []  # Beside another word than its own it is there all the same.
    facts = {"found": read.pretty(), "expected": expected.pretty()}
    if who == "recipient":
        return [warning("certificate", "certificate.recipient", **facts)]
    return [warning("certificate", "certificate.depositor", **facts)]


def _folded(text: str) -> str:
    """The text in small letters without accents, one sign for each of its signs: what is found there stands at the same place."""
    return "".join(_sign(sign) for sign in text)


def _sign(sign: str) -> str:
    return "'" if sign == "’" else unicodedata.normalize("NFD", sign)[0].lower()[:1]


def _pattern(words: Sequence[str]) -> str:
    """Any of these words; a space may be missing inside, as in « MontantTVA »."""
    flat = sorted((_folded(unicodedata.normalize("NFKC", each)) for each in words), key=len, reverse=True)
    return "|".join(r"\s?".join(re.escape(part) for part in each.split()) for each in flat)


def _after(plain: str, words: Sequence[str]) -> Iterator[int]:
    """The places right after each of these words, the surest first."""
    for each in words:
        for found in re.finditer(rf"(?<![a-z]){_pattern([each])}", plain):
            yield found.end()


def _proof(flat: str, plain: str, words: Sequence[str]) -> str:
    for place in _after(plain, words):
        if found := _PROOF.search(flat, place, place + _NEAR + 44):
            return found.group().replace(" ", "")
    alone = _PROOF.search(flat)
    return alone.group().replace(" ", "") if alone else ""


def _invoice(flat: str, plain: str, words: Sequence[str]) -> str:
    found = (match for place in _after(plain, words) if (match := _INVOICE.match(flat, place)))
    return next((match.group(1) for match in found), "")


def _day(plain: str, words: Sequence[str]) -> date | None:
    for place in _after(plain, words):
        if found := _DAY.search(plain, place, place + _NEAR):
            try:
                return parse_date(found.group())
            except UnreadableError:
                continue
    return None


def _amounts(plain: str, labels: CertificateLabels) -> dict[AmountKey, int]:
    """Each amount with the word that stands before it; of several words in a row, each its own among the amounts that follow."""
    keys: dict[str, AmountKey] = {"before_vat": "before_vat", "vat": "vat", "with_vat": "with_vat", "net": "net"}
    groups = "|".join(f"(?P<{key}>{_pattern(getattr(labels, key))})" for key in keys)
    waiting: list[AmountKey] = []
    found: dict[AmountKey, int] = {}
    for match in re.finditer(rf"(?<![a-z])(?:{groups})|(?P<amount>{_AMOUNT.pattern})", plain):
        name = match.lastgroup or ""
        if name in keys:
            waiting.append(keys[name])
        elif waiting:
            found.setdefault(waiting.pop(0), parse_amount(match.group()))
    return found


def _sirets(plain: str) -> Iterator[Siret]:
    for match in _SIRET.finditer(plain):
        try:
            yield Siret(match.group())
        except UnreadableError:
            continue


def _labelled_siret(plain: str, words: Sequence[str]) -> Siret | None:
    return next((siret for place in _after(plain, words) for siret in _sirets(plain[place : place + _NEAR])), None)
