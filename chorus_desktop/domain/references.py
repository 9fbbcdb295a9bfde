"""References that travel to the portal: invoice number, engagement number, service code, market number."""

import re
from contextlib import suppress
from datetime import date

from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.numbers import Number
from chorus_desktop.domain.problems import sentences

sentences(
    {
        "invoice_number.length": "Le portail accepte 20 caractères au plus pour un numéro de facture\u00a0; «\u00a0{text}\u00a0» en a {count}.",
        "invoice_number.form": "Dans un numéro de facture, le portail accepte les lettres sans accent, les chiffres et + - _ /\u00a0; retirez «\u00a0{letters}\u00a0».",
        "invoice_number.empty": "Indiquez un numéro de facture.",
        "invoice_number.date": "«\u00a0{text}\u00a0» est une simple date\u00a0: le portail la refuse comme numéro. Ajoutez par exemple FA devant.",
        "engagement.length": "Un numéro d’engagement a 50 caractères au plus\u00a0; celui-ci en a {count}.",
        "engagement.form": "«\u00a0{text}\u00a0» contient un caractère que le portail n’attend pas dans un numéro d’engagement.",
        "service.form": "«\u00a0{text}\u00a0» n’est pas un code service\u00a0: lettres, chiffres, tiret, souligné et espace, 100 caractères au plus.",
        "market.form": "«\u00a0{text}\u00a0» contient un caractère qui ne s’imprime pas\u00a0: retapez le numéro de marché.",
        "market.length": "Un numéro de marché a 50 caractères au plus\u00a0; celui-ci en a {count}.",
    }
)


_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>(?:19|20)\d\d)(?P<between>[/\-]?)(?P<m>\d\d)(?P=between)(?P<d>\d\d)",
        r"(?P<d>\d\d)(?P<between>[/\-]?)(?P<m>\d\d)(?P=between)(?P<y>(?:19|20)\d\d)",
    )
)


def _is_bare_date(text: str) -> bool:
    """Whether a number reads as a day of the calendar; ``2026-2012`` and ``20260001`` do not."""
    for pattern in _DATES:
        if (match := pattern.fullmatch(text)) is None:
            continue
        with suppress(ValueError):
            return bool(date(int(match["y"]), int(match["m"]), int(match["d"])))
    return False


class InvoiceNumber(Number):
    """Number of an invoice: 1 to 20 of ``A-Z a-z 0-9 + - _ /``, never a bare date.

    Length: AIFE pivot schema V2_02. Characters: BR-FR-02. A bare date is refused by the portal (AIFE, 28/03/2023).
    """

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = text.strip()
        if not compact:
            raise UnreadableError("invoice_number.empty")
        if others := "".join(dict.fromkeys(re.sub(r"[A-Za-z0-9+\-_/]", "", compact))):
            raise UnreadableError("invoice_number.form", letters=" ".join("espace" if letter.isspace() else letter for letter in others))
        if len(compact) > 20:
            raise UnreadableError("invoice_number.length", text=compact, count=len(compact))
        if _is_bare_date(compact):
            raise UnreadableError("invoice_number.date", text=compact)
        return compact

    @property
    def safe(self) -> str:
        """The number as a file name: ``A-Z a-z 0-9 . _ -`` only, so that any system and the portal take it."""
        name = self.replace("/", "-").replace("+", "-").strip("-.") or "facture"
        return f"{name}_" if name.upper() in _WINDOWS_DEVICES else name


_WINDOWS_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


class EngagementNumber(Number):
    """Engagement number as the payer gave it: at most 50 characters (AIFE pivot schema), never an outer space."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = " ".join(text.split())
        if len(compact) > 50:
            raise UnreadableError("engagement.length", count=len(compact))
        if not re.fullmatch(r"[\x21-\x7e\u00c0-\u017f]([ \x21-\x7e\u00c0-\u017f]*)", compact):
            raise UnreadableError("engagement.form", text=compact)
        return compact

    @property
    def folded(self) -> str:
        """What two of them are compared by: people retype the payer's capitals as they like."""
        return self.casefold()


class ServiceCode(Number):
    """Code of the executing service: at most 100 of letters, digits, ``_``, ``-`` and space (AIFE; integrators)."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = " ".join(text.split())
        if not re.fullmatch(r"[0-9A-Za-zÀ-ÖØ-öø-ÿ_\- ]{1,100}", compact):
            raise UnreadableError("service.form", text=compact[:30])
        return compact


class MarketNumber(Number):
    """Number of a market or framework contract: at most 50 printable characters (AIFE pivot schema)."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = " ".join(text.split())
        if not 1 <= len(compact) <= 50:
            raise UnreadableError("market.length", count=len(compact))
        if not compact.isprintable():
            raise UnreadableError("market.form", text="".join(letter if letter.isprintable() else "\ufffd" for letter in compact))
        return compact
