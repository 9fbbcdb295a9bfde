"""What search answers: kinds, in the order they are shown, and what is known of each answer."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from chorus_desktop.domain.searching import Span


class Kind(IntEnum):
    """What was found; the value is its place among the groups."""

    INVOICE = 1
    CHILD = 2
    PIECE = 3
    PAYMENT = 4
    ENGAGEMENT = 5
    DOSSIER = 6
    ACTIVITY = 7
    PAST = 8
    ASSOCIATION = 9
    RECIPIENT = 10
    PROCEDURE = 11
    GUIDE = 12

    @property
    def label(self) -> str:
        """Over its group."""
        return _WORDS[self][0]

    @property
    def noun(self) -> str:
        """Several of them, in a sentence."""
        return _WORDS[self][1]


_WORDS = {
    Kind.INVOICE: ("Factures", "factures"),
    Kind.CHILD: ("Enfants", "enfants"),
    Kind.PIECE: ("Pièces jointes", "pages de pièces jointes"),
    Kind.PAYMENT: ("Paiements reçus", "paiements"),
    Kind.ENGAGEMENT: ("Numéros d’engagement", "numéros d’engagement"),
    Kind.DOSSIER: ("Dossiers", "dossiers"),
    Kind.ACTIVITY: ("Activités", "activités"),
    Kind.PAST: ("Factures faites avant", "factures faites avant"),
    Kind.ASSOCIATION: ("Associations", "associations"),
    Kind.RECIPIENT: ("Collectivités", "collectivités"),
    Kind.PROCEDURE: ("Mes démarches", "démarches"),
    Kind.GUIDE: ("Guide et vocabulaire", "articles du guide"),
}


class Part(NamedTuple):
    """One thing that a record says: « Engagement », « CP2026/4512/1 »; ``names`` where it may name a child."""

    label: str
    text: str
    names: bool = False


class Card(NamedTuple):
    """One thing that can be found, as it is now.

    Attributes:
        day: an ordinal, which puts the newest first; 0 for none.
        details: what stands on the line under its title.
        parts: everything else by which it is found.
        way: of ``ui.ways`` that opens it, with ``args``.
        named: its title is the name of a child.
        hides: names are hidden in its dossier until asked.
    """

    kind: Kind
    title: str
    details: tuple[str, ...]
    way: str
    args: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    day: int = 0
    named: bool = False
    hides: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """All by which it is found."""
        return (self.title, *self.details, *(part.text for part in self.parts))

    @property
    def detail(self) -> str:
        """The line under its title."""
        return " · ".join(self.details)


class Line(NamedTuple):
    """A line of an answer, and what of it is shown in bold."""

    text: str
    bold: tuple[Span, ...] = ()


class Answer(NamedTuple):
    """One answer.

    Attributes:
        why: where it was found, when not in its title; else what it is about.
        way, args: of ``Ways``, where it leads.
    """

    title: Line
    why: Line
    way: str
    args: tuple[str, ...]


class Group(NamedTuple):
    """The answers of one kind; ``total`` counts those that are not shown too."""

    kind: Kind
    answers: Sequence[Answer]
    total: int


class Answers(NamedTuple):
    """What is found so far.

    Attributes:
        done, total: how much of the data file was looked at; equal when all of it was.
        hidden: some answers name children, whose names are not shown.
    """

    groups: tuple[Group, ...] = ()
    done: int = 0
    total: int = 0
    hidden: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether everything was looked at."""
        return self.done >= self.total
