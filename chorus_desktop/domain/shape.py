"""How a field of a domain object presents itself: the annotations that forms and reading understand."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A frozen domain object that refuses unknown keys; bytes in its JSON are base64."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class Kind:
    """Marks how a plain ``int`` or ``str`` is typed and shown, where its Python type does not say it."""

    def __init__(self, name: str) -> None:
        self.name = name


class Among:
    """Marks which members of an enumeration may be chosen in this field, by their values."""

    def __init__(self, *values: str) -> None:
        self.values = values


Cents = Annotated[int, Kind("money")]
"""An amount in whole euro cents."""

Exact = Annotated[Decimal, Kind("decimal"), Field(max_digits=16, decimal_places=6)]
"""An exact number: ten digits and six decimals at most, as typed (see ``money.parse_decimal``)."""

Rate = Annotated[Decimal, Kind("rate"), Field(ge=0, le=100, decimal_places=6)]
"""A rate in percent."""

Year = Annotated[int, Kind("year"), Field(ge=2000, le=2099)]
"""A calendar year of this century, as every date of the program."""

LongText = Annotated[str, Kind("long_text")]
"""Free text on several lines."""

FileId = Annotated[str, Kind("file")]
"""SHA-256 (64 hexadecimal digits) of a stored file, or an empty text."""

Key = Annotated[str, Kind("key")]
"""An identifier that people never type."""


def field(title: str, help_text: str = "", *, example: str = "", default: Any = None) -> Any:
    """A field with what its row shows: title, one line of help, an example.

    Args:
        title: the label, in the volunteer's words.
        help_text: one line under the label.
        example: shown inside the empty input.
        default: the value of an empty field.
    """
    return Field(default=default, title=title, description=help_text or None, examples=[example] if example else None)
