"""Numbers that cannot exist wrong: each type reads loose typing, keeps the compact form, and shows itself with ``pretty()``."""

import re
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema
from stdnum.exceptions import InvalidLength, ValidationError
from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret
from stdnum.fr import tva as stdnum_tva

from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.problems import Facts, sentences


def _length_sentence(facts: Facts) -> str:
    missing = int(facts["length"]) - int(facts["count"])
    gap = f"il en manque {_few(missing)}" if missing > 0 else f"il y en a {_few(-missing)} de trop"
    return f"Le {facts['label']} a {facts['length']} chiffres\u00a0; {gap}. Vérifiez la saisie."


def _few(count: int) -> str:
    return "un" if count == 1 else str(count)


sentences(
    {
        "number.length": _length_sentence,
        "number.letters": "Le {label} ne contient que des chiffres ({length})\u00a0: retirez «\u00a0{letters}\u00a0».",
        "number.key": "Ce {label} a le bon nombre de chiffres, mais sa clé de contrôle est fausse\u00a0: un chiffre est sans doute mal recopié.",
        "rna.form": "«\u00a0{text}\u00a0» n’est pas un numéro RNA\u00a0: il commence par W, suivi de neuf caractères (W502001234).",
        "vat.length": "Le numéro de TVA français a 13 caractères (FR, deux caractères, le SIREN)\u00a0; vous en avez tapé {count}.",
        "vat.key": "La clé de ce numéro de TVA ne correspond pas au SIREN\u00a0: recopiez-le depuis votre courrier des impôts.",
        "postcode.area": "«\u00a0{text}\u00a0» n’est pas un code postal français\u00a0: il commence par 01 à 98.",
        "email.form": "«\u00a0{text}\u00a0» n’est pas une adresse e-mail. Elle s’écrit comme nom@exemple.fr.",
        "phone.form": "«\u00a0{text}\u00a0» n’est pas un numéro de téléphone\u00a0: dix chiffres, ou + et l’indicatif du pays.",
    }
)


# Pasting from a web page or a PDF brings invisible marks and hyphens of other kinds along.
_BETWEEN = re.compile(r"[\s.\-\u00ad\u200b-\u200f\u2010-\u2013\u202a-\u202e\u2060\ufeff]")


def digits_of(text: str) -> str:
    """The text without the spaces, dots, hyphens and invisible marks that stand between digits."""
    return _BETWEEN.sub("", text)


def grouped(text: str, *sizes: int) -> str:
    """The text cut in groups of these sizes, the rest last, with plain spaces between."""
    parts, start = [], 0
    for size in sizes:
        parts.append(text[start : start + size])
        start += size
    return " ".join(part for part in [*parts, text[start:]] if part)


class Number(str):
    """A text that was checked once, when it was made; every subclass says how."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Read ``text``; raises UnreadableError with the code of the sentence that says what to do."""
        return super().__new__(cls, text if isinstance(text, cls) else cls.compact(text))

    @classmethod
    def compact(cls, text: str) -> str:
        """The checked compact form of a loosely typed text; here any text, without its outer spaces."""
        return text.strip()

    def pretty(self) -> str:
        """The form people read, on screen and on paper."""
        return str(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls, core_schema.str_schema(), serialization=core_schema.plain_serializer_function_ser_schema(str)
        )


def count_digits(text: str, length: int, label: str) -> str:
    """The digits of a loosely typed number of ``length`` digits; raises UnreadableError naming ``label``."""
    digits = digits_of(text)
    if letters := re.sub("[0-9]", "", digits):
        raise UnreadableError("number.letters", label=label, letters=letters[:5], length=length)
    if len(digits) != length:
        raise UnreadableError("number.length", label=label, length=length, count=len(digits))
    return digits


class Siren(Number):
    """SIREN: nine digits with a Luhn key (Insee)."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        digits = count_digits(text, 9, "SIREN")
        if not stdnum_siren.is_valid(digits):
            raise UnreadableError("number.key", label="SIREN")
        return digits

    def pretty(self) -> str:
        return grouped(self, 3, 3, 3)


class Siret(Number):
    """SIRET: SIREN and five digits, Luhn key, La Poste's exception included (Insee, through stdnum)."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        digits = count_digits(text, 14, "SIRET")
        if not stdnum_siret.is_valid(digits):
            raise UnreadableError("number.key", label="SIRET")
        return digits

    @property
    def siren(self) -> Siren:
        """The legal person that the establishment belongs to."""
        return Siren(self[:9])

    def pretty(self) -> str:
        return grouped(self, 3, 3, 3, 5)


class Rna(Number):
    """RNA: W and nine characters, given at the declaration (none in Alsace-Moselle)."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = digits_of(text).upper()
        if not re.fullmatch(r"W[0-9A-Z]{9}", compact):
            raise UnreadableError("rna.form", text=text.strip())
        return compact


class FrenchVat(Number):
    """French VAT number: FR, two characters of key, the SIREN."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = digits_of(text).upper()
        compact = compact if compact.startswith("FR") else f"FR{compact}"
        try:
            return f"FR{stdnum_tva.validate(compact)}"
        except InvalidLength as wrong:
            raise UnreadableError("vat.length", count=len(digits_of(text))) from wrong
        except ValidationError as wrong:
            raise UnreadableError("vat.key") from wrong

    def pretty(self) -> str:
        return f"{self[:2]} {self[2:4]} {grouped(self[4:], 3, 3, 3)}"


class Postcode(Number):
    """French postcode: five digits, 01 to 98."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        digits = count_digits(text, 5, "code postal")
        if not "01" <= digits[:2] <= "98":
            raise UnreadableError("postcode.area", text=digits)
        return digits


_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_EMAIL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[A-Za-z]{{2,}}")


class Email(Number):
    """An e-mail address that a mail program would take."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = text.strip().removeprefix("mailto:")
        if not _EMAIL.fullmatch(compact):
            raise UnreadableError("email.form", text=text.strip())
        return compact


class Phone(Number):
    """A telephone number: ten French digits, or an international one with its ``+``."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        compact = re.sub("[()/]", "", digits_of(text))
        compact = re.sub(r"^(\+33|0033)0?(?=[1-9])", "0", compact)
        if not re.fullmatch(r"0[1-9][0-9]{8}|\+[0-9]{8,15}|3[0-9]{3}", compact):
            raise UnreadableError("phone.form", text=text.strip())
        return compact

    def pretty(self) -> str:
        return " ".join(self[i : i + 2] for i in range(0, 10, 2)) if self.startswith("0") else str(self)
