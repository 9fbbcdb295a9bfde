"""The design tokens of ``resources/styles/tokens.toml``: colours of both schemes, text sizes, radii, pairs to contrast."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chorus_desktop import resources


@dataclass(frozen=True)
class Pairs:
    """Inks that are read on grounds, and the contrast each must reach (WCAG 2.2, 1.4.3 and 1.4.11)."""

    ratio: float
    inks: tuple[str, ...]
    on: tuple[str, ...]


@dataclass(frozen=True)
class Tokens:
    """The look as data.

    Attributes:
        light: colour name → ``#rrggbb`` in the light scheme.
        dark: the same names in the dark scheme.
        text: step → height in units.
        radius: thing → radius in units.
        pairs: what is read on what.
    """

    light: Mapping[str, str]
    dark: Mapping[str, str]
    text: Mapping[str, float]
    radius: Mapping[str, float]
    pairs: tuple[Pairs, ...]


@cache
def load() -> Tokens:
    """The tokens shipped with the program."""
    raw = tomllib.loads(resources.text("styles", "tokens.toml"))
    pairs = tuple(Pairs(pair["ratio"], tuple(pair["inks"]), tuple(pair["on"])) for pair in raw["pairs"])
    return Tokens(light=raw["light"], dark=raw["dark"], text=raw["text"], radius=raw["radius"], pairs=pairs)
