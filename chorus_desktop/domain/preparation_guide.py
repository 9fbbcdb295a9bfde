"""How one gets ready for the portal, as ``resources/portal/preparation.toml`` tells it: steps, clicks, fields, rights, ready texts."""

import string
from collections.abc import Sequence
from typing import Literal, Self, get_args

from pydantic import Field, field_validator, model_validator

from chorus_desktop.domain.portal import Checked
from chorus_desktop.domain.shape import Record

StepKey = Literal["account", "structure", "attachment", "manager", "rights", "services", "notifications", "bank", "files"]
"""A step of the preparation; the program knows the day of the first, second and fifth from the card of the association."""

StructureKey = Literal[
    "id_type", "siret", "name", "label", "email", "phone", "street", "extra_1", "extra_2", "postcode", "city", "country", "undisclosed",
]  # fmt: skip
"""The datum that fills one field of the form « Créer une structure »."""

AccountKey = Literal[
    "name", "structure", "factor", "factor_name", "factor_country", "factor_id", "factor_id_type", "type", "country", "iban_key", "bban",
    "bic", "bank", "branch", "number", "rib_key", "file",
]  # fmt: skip
"""The datum that fills one field of the form « Créer une coordonnée bancaire »."""

RightKey = Literal["issued", "works", "organisation"]
"""A right that a person can hold: a field of ``PortalPerson``."""

PLACES = ("association", "siret", "representative", "quality", "email", "phone", "manager", "former_manager", "person")
"""What a ready text may quote."""


class PreparationStep(Record):
    """One step.

    Attributes:
        text: why, in one or two sentences.
        clicks: what to do on the portal, in order.
        note: what to beware of.
        optional: most associations can do without.
        cases: keys of the cases that belong beside it.
        letter: key of the ready text that it needs.
        answers: codes of the problems that it mends.
    """

    key: StepKey
    title: str
    text: str
    clicks: tuple[str, ...] = Field(min_length=1)
    note: str = ""
    optional: bool = False
    cases: tuple[str, ...] = ()
    letter: str = ""
    answers: tuple[str, ...] = ()


class PreparationCase(Record):
    """What to do when something changes; as a step, but never ticked. ``about_people``: someone comes or goes."""

    key: str
    title: str
    text: str
    clicks: tuple[str, ...] = Field(min_length=1)
    note: str = ""
    letter: str = ""
    answers: tuple[str, ...] = ()
    about_people: bool = True


class ReadyText(Record):
    """A text to copy into the portal.

    Attributes:
        subject: for a ticket; empty where the portal asks for none.
        body: with ``{place}`` only, each one of ``PLACES``.
    """

    key: str
    title: str
    subject: str = ""
    body: str

    @field_validator("subject", "body")
    @classmethod
    def _known_places(cls, text: str) -> str:
        if others := {name for _, name, _, _ in string.Formatter().parse(text) if name is not None} - set(PLACES):
            message = f"unknown place: {', '.join(sorted(others))}"
            raise ValueError(message)
        return text


class StructureField(Record):
    """One field of the form that creates a structure; a ``required`` one is never left empty."""

    key: StructureKey
    label: str
    hint: str = ""
    required: bool = False


class AccountField(Record):
    """One field of the form of bank details; ``when`` names the choice without which the portal does not show it."""

    key: AccountKey
    label: str
    hint: str = ""
    when: Literal["", "iban", "rib", "factor"] = ""
    required: bool = False


class Right(Record):
    """One right with the portal's name for it."""

    key: RightKey
    label: str
    text: str


class PreparationGuide(Checked):
    """The whole preparation.

    Attributes:
        file_bytes: the largest file kept on the structure; the portal's Mo is 1 000 000 bytes.
        countries: ISO code → the portal's name.
    """

    file_bytes: int
    steps: tuple[PreparationStep, ...]
    cases: tuple[PreparationCase, ...]
    letters: tuple[ReadyText, ...]
    structure: tuple[StructureField, ...]
    account: tuple[AccountField, ...]
    rights: tuple[Right, ...]
    countries: dict[str, str]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for known, given in (
            (get_args(StepKey), [step.key for step in self.steps]),
            (get_args(RightKey), [right.key for right in self.rights]),
        ):
            if sorted(known) != sorted(given):
                message = f"expected {', '.join(known)}"
                raise ValueError(message)
        _all_known([step.letter for step in self.steps] + [case.letter for case in self.cases], [text.key for text in self.letters])
        _all_known([key for step in self.steps for key in step.cases], [case.key for case in self.cases])
        return self

    def step(self, key: str) -> PreparationStep | None:
        """The step of that key."""
        return next((step for step in self.steps if step.key == key), None)

    def case(self, key: str) -> PreparationCase | None:
        """The case of that key."""
        return next((case for case in self.cases if case.key == key), None)

    def letter(self, key: str) -> ReadyText | None:
        """The ready text of that key."""
        return next((text for text in self.letters if text.key == key), None)

    def answer(self, code: str) -> PreparationStep | PreparationCase | None:
        """What mends a problem; none for one that is mended where it is typed."""
        parts: tuple[PreparationStep | PreparationCase, ...] = (*self.steps, *self.cases)
        return next((part for part in parts if code in part.answers), None)

    def right(self, key: RightKey) -> Right:
        """A right; every key has one."""
        return next(right for right in self.rights if right.key == key)

    def after(self, key: str) -> PreparationStep | None:
        """The step that follows; none after the last."""
        keys = [step.key for step in self.steps]
        return self.steps[keys.index(key) + 1] if key in keys[:-1] else None


def _all_known(wanted: Sequence[str], known: Sequence[str]) -> None:
    if lost := {key for key in wanted if key} - set(known):
        message = f"unknown key: {', '.join(sorted(lost))}"
        raise ValueError(message)
