"""What is wrong or doubtful in what a volunteer typed, as data that every screen, paper and console shows alike."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

Fact = str | int
Facts = Mapping[str, Fact]
Sentence = str | Callable[[Facts], str]

_sentences: dict[str, Sentence] = {}


class Level(StrEnum):
    """How much a problem matters: an error keeps the invoice from being finalised, a warning asks to be read."""

    ERROR = "error"
    WARNING = "warning"


def sentences(templates: Mapping[str, Sentence]) -> None:
    """Register the French sentence of each problem code, beside the rule that raises it.

    Args:
        templates: code → sentence, either with ``{fact}`` places or a function of the facts (for plurals).

    Raises:
        ValueError: a code has a sentence already; two rules sharing a code would hide one of them.
    """
    for code, sentence in templates.items():
        if code in _sentences:
            message = f"problem code registered twice: {code}"
            raise ValueError(message)
        _sentences[code] = sentence


def known_codes() -> frozenset[str]:
    """Every registered problem code."""
    return frozenset(_sentences)


def sentence_of(code: str, facts: Facts) -> str:
    """The French sentence for a code and its facts.

    Raises:
        KeyError: no rule registered this code.
    """
    sentence = _sentences[code]
    return sentence(facts) if callable(sentence) else sentence.format_map(facts)


class Problem(BaseModel):
    """One thing to mend or to check.

    Attributes:
        where: dotted path of the datum, its first part naming the page: ``association.siret``, ``invoice.lines.2.quantity``.
        code: which rule speaks; its sentence is registered beside the rule.
        level: error or warning.
        facts: what the sentence quotes.
    """

    model_config = ConfigDict(frozen=True)

    where: str
    code: str
    level: Level = Level.ERROR
    facts: Facts = {}

    @property
    def sentence(self) -> str:
        """The French sentence that says what to do."""
        return sentence_of(self.code, self.facts)

    @property
    def field(self) -> str:
        """The last part of the path: the name of the field inside its form."""
        return self.where.rpartition(".")[2]

    def under(self, place: str) -> "Problem":
        """The same problem seen from one level up: ``siret`` under ``association`` is ``association.siret``."""
        return self.model_copy(update={"where": f"{place}.{self.where}" if self.where else place})


def error(where: str, code: str, **facts: Fact) -> Problem:
    """A problem that keeps the invoice from being finalised."""
    return Problem(where=where, code=code, facts=facts)


def warning(where: str, code: str, **facts: Fact) -> Problem:
    """A problem that must be read but stops nothing."""
    return Problem(where=where, code=code, level=Level.WARNING, facts=facts)
