"""The presences of a dossier file, in a shape that is pleasant to write by hand: names in place of identifiers, a row of letters per child.

``{"name": "Judo", "sessions": ["2026-01-07", "2026-01-14"], "marks": {"Lina B.": "P A"}}`` says that Lina came once.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import GetJsonSchemaHandler, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic_core import CoreSchema

from chorus_desktop.domain.attendance import Absence, ListedChild
from chorus_desktop.domain.certificate import Grouping
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.shape import Record, field


class Sparse(Record):
    """Written with nothing but what it says: a file made to be edited by hand stays short."""

    @model_serializer(mode="wrap")
    def _what_it_says(self, write: SerializerFunctionWrapHandler) -> Any:
        fields = type(self).model_fields
        return {name: value for name, value in write(self).items() if getattr(self, name) != fields[name].default}


class FileSession(Record):
    """One time that an activity takes place; a day alone takes the hours of the activity."""

    day: date
    starts_at: TimeOfDay | None = None
    ends_at: TimeOfDay | None = None

    @model_validator(mode="before")
    @classmethod
    def _day_alone(cls, value: Any) -> Any:
        return {"day": value} if isinstance(value, str | date) else value

    @model_serializer(mode="wrap")
    def _short(self, write: SerializerFunctionWrapHandler) -> Any:
        said = {name: value for name, value in write(self).items() if value is not None}
        return said if len(said) > 1 else said["day"]

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler, /) -> dict[str, Any]:
        whole = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [{"type": "string", "format": "date"}, whole]}


class FileActivity(Sparse):
    """An activity with its sheet.

    Attributes:
        marks: a child's name (or ``id``) → one letter per session, in their order: ``P``, ``A``, ``E``, or a point; spaces as one likes.
    """

    name: str
    place: str = ""
    leader: str = ""
    starts_at: TimeOfDay | None = None
    ends_at: TimeOfDay | None = None
    sessions: tuple[FileSession, ...] = ()
    marks: Mapping[str, str] = {}


class FileChild(Sparse, ListedChild):
    """A child; one that is listed is paid for, unless the file says otherwise."""

    beneficiary: bool = field("Bénéficiaire", "Le payeur prend cet enfant en charge.", default=True)


class FileStay(Sparse):
    """A stay; ``child`` is a name, or an ``id``."""

    child: str
    arrived_on: date
    left_on: date | None = None
    absences: tuple[Absence, ...] = ()


class FileAttendance(Sparse):
    """The presences of a dossier file."""

    children: tuple[FileChild, ...] = ()
    activities: tuple[FileActivity, ...] = ()
    stays: tuple[FileStay, ...] = ()


class FileCertificates(Record):
    """Attestations to draw from the presences.

    Attributes:
        issued_on: their date; the invoice's, where it is not said.
        place: where they are signed; the association's town, where it is not said.
    """

    grouping: Grouping = Grouping.COLLECTIVE
    issued_on: date | None = None
    place: str = ""
