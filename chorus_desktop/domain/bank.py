"""Bank details that cannot exist wrong: IBAN with the French RIB key, RIB, BIC."""

import re

from stdnum import iban as stdnum_iban
from stdnum.exceptions import InvalidChecksum, ValidationError

from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.numbers import Number, digits_of, grouped
from chorus_desktop.domain.problems import Facts, sentences


def _iban_length(facts: Facts) -> str:
    gap = 27 - int(facts["count"])
    said = f"il en manque {gap}" if gap > 0 else f"il y en a {-gap} de trop"
    return f"Un IBAN français a 27 caractères\u00a0; {said}."


sentences(
    {
        "iban.length": _iban_length,
        "iban.key": "La clé de contrôle de cet IBAN est fausse\u00a0: un caractère est sans doute mal recopié. Reprenez-le sur votre RIB.",
        "iban.form": "«\u00a0{text}\u00a0» n’a pas la forme d’un IBAN. Il commence par FR et deux chiffres, comme FR76 3000 6000 0112 3456 7890 189.",
        "iban.rib_key": "La clé RIB contenue dans cet IBAN est fausse. Reprenez l’IBAN sur le RIB de l’association.",
        "rib.length": "Un RIB a 23 caractères (banque 5, guichet 5, compte 11, clé 2)\u00a0; vous en avez tapé {count}.",
        "rib.form": "«\u00a0{text}\u00a0» n’a pas la forme d’un RIB\u00a0: il ne contient que des chiffres et des lettres sans accent.",
        "rib.key": "La clé de ce RIB est fausse\u00a0: un caractère est sans doute mal recopié. Reprenez-le sur votre relevé.",
        "bic.form": "Un BIC a 8 ou 11 caractères (lettres, puis lettres ou chiffres)\u00a0; vous en avez tapé {count}.",
    }
)


class Iban(Number):
    """IBAN, its international key and, for a French account, the RIB key inside it."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = digits_of(text).upper()
        if compact.startswith("FR") and len(compact) != 27:
            raise UnreadableError("iban.length", count=len(compact))
        if not re.fullmatch("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", compact):
            raise UnreadableError("iban.form", text=text.strip())
        try:
            stdnum_iban.validate(compact, check_country=False)
        except InvalidChecksum as wrong:
            raise UnreadableError("iban.key") from wrong
        except ValidationError as wrong:
            raise UnreadableError("iban.form", text=text.strip()) from wrong
        if compact.startswith(_RIB_COUNTRIES) and not _rib_key_holds(compact[4:]):
            raise UnreadableError("iban.rib_key")
        return compact

    def pretty(self) -> str:
        return " ".join(self[i : i + 4] for i in range(0, len(self), 4))

    @property
    def country(self) -> str:
        """The ISO code of its country: ``FR``."""
        return self[:2]

    @property
    def check_key(self) -> str:
        """The two digits after the country."""
        return self[2:4]

    @property
    def bban(self) -> str:
        """The account as its own country writes it; 23 characters for France."""
        return self[4:]

    @property
    def rib(self) -> "Rib | None":
        """The French bank details inside it; none for an account kept elsewhere."""
        return Rib(self.bban) if self.country in _RIB_COUNTRIES else None


_RIB_COUNTRIES = ("FR", "MC")
_RIB_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


def _rib_key_holds(bban: str) -> bool:
    """French RIB key: 97 − (89 bank + 15 branch + 3 account) mod 97, letters by the CFONB table."""
    digits = bban.translate(_RIB_LETTERS)
    bank, branch, account, key = int(digits[:5]), int(digits[5:10]), int(digits[10:21]), int(digits[21:])
    return (89 * bank + 15 * branch + 3 * account + key) % 97 == 0


class Rib(Number):
    """RIB: bank 5, branch 5, account 11, key 2 (CFONB); what a French account was called before IBAN, still asked for in blocks."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = digits_of(text).upper()
        if not re.fullmatch("[A-Z0-9]*", compact):
            raise UnreadableError("rib.form", text=text.strip())
        if len(compact) != 23:
            raise UnreadableError("rib.length", count=len(compact))
        if not _rib_key_holds(compact):
            raise UnreadableError("rib.key")
        return compact

    def pretty(self) -> str:
        return grouped(self, 5, 5, 11)

    @property
    def blocks(self) -> tuple[str, str, str, str]:
        """Bank, branch, account, key."""
        return self[:5], self[5:10], self[10:21], self[21:]


class Bic(Number):
    """BIC: 8 or 11 characters (ISO 9362)."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = digits_of(text).upper()
        if not re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", compact):
            raise UnreadableError("bic.form", count=len(compact))
        return compact
