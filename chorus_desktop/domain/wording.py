"""Words of a payer's with places to fill: ``{key}`` and nothing else, all known beforehand."""

import string


def only_places(text: str, keys: frozenset[str]) -> str:
    """The text, once it is sure that its ``{key}`` places are all known.

    Raises:
        ValueError: one is not.
    """
    for _, name, spec, conversion in string.Formatter().parse(text):
        if name is not None and (name not in keys or spec or conversion):
            message = f"unknown place: {{{name}}}"
            raise ValueError(message)
    return text
