"""What a payer wants to know of presences: by session or by stay, which names, and the words of its attestations."""

from typing import Literal

from pydantic import Field, field_validator

from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.wording import only_places


class AbsenceRule(Record):
    """One kind of absence during a stay.

    Attributes:
        billed: whether these days are invoiced all the same; ``ask`` where the payer has not said, and each absence says it.
        most: how many days in a row are billed at most, for one that is.
    """

    key: str
    title: str
    billed: Literal["yes", "no", "ask"] = "ask"
    most: int | None = Field(default=None, ge=1)
    help: str = ""


CERTIFICATE_KEYS = frozenset(
    {"association", "representative", "quality", "child", "card", "recipient", "scheme", "season", "period", "total"}
)
"""The ``{key}`` places of an attestation's words; ``child``, ``card`` and ``total`` only where it speaks of one child."""


OF_ONE_CHILD = frozenset({"child", "card", "total"})
"""Those of them that a collective attestation has not."""


class AttendanceRule(Record):
    """What the payer wants to know of presences, and how an attestation says it.

    Attributes:
        by: ``session`` for clubs; ``stay`` where children are received and paid by the day.
        beneficiaries: how those paid for are called, after « les enfants »: « bénéficiaires de C’LOISIRS ».
        full_names: whether attestations need the whole name; else first name and initial do.
        card: what the number that the payer gave the child is called; empty where there is none, and none is asked for.
        last_day_billed: whether the day a child leaves is a billable one.
        one_child: the words of an attestation on one child; ``several``: those of a collective one.
        source: where this comes from; empty for words of the program's own.
    """

    by: Literal["session", "stay"] = "session"
    beneficiaries: str = "pris en charge"
    full_names: bool = False
    card: str = ""
    last_day_billed: bool = True
    absences: tuple[AbsenceRule, ...] = ()
    one_child: str = (
        "Je soussigné(e) {representative}, {quality} de l’association {association}, atteste que {child} a participé aux activités "
        "ci-dessous {period}\u00a0: {total}."
    )
    several: str = (
        "Je soussigné(e) {representative}, {quality} de l’association {association}, atteste que les enfants ci-dessous ont participé "
        "aux activités de l’association {period}."
    )
    source: str = ""

    @field_validator("one_child", "several")
    @classmethod
    def _known_places(cls, text: str) -> str:
        return only_places(text, CERTIFICATE_KEYS)
