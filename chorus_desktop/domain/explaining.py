"""The sentences of what she may keep as it is by saying why."""

from collections.abc import Callable

from chorus_desktop.domain.problems import Facts


def explainable(said: str, what_to_do: str) -> Callable[[Facts], str]:
    """The sentence of a problem that she may keep by saying why: once her ``reason`` is among its facts, it stands in the place of what to do.

    Args:
        said: what is wrong, with its places.
        what_to_do: the rest of the sentence, with its punctuation.
    """

    def sentence(facts: Facts) -> str:
        reason = str(facts.get("reason", "")).strip()
        wrong = said.format_map(facts)
        return f"{wrong}. Écart expliqué\u00a0: {reason.rstrip('.')}." if reason else f"{wrong}{what_to_do}"

    return sentence
