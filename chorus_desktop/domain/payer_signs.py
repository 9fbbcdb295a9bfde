"""How payers write themselves in the label of a transfer: the State's accountant, or the structure's own name. A weak sign."""

import re
from functools import cached_property, lru_cache

from chorus_desktop.domain.french import plain
from chorus_desktop.domain.portal import Checked

_WORDS = re.compile(r"[a-z0-9]+")
_SHORTEST = 5


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(plain(text)))


class PayerSigns(Checked):
    """Words of labels, read from the program's data.

    Attributes:
        payers: the words of public accountants, one or several each, without accents.
        ordinary: words of a structure's name that do not tell which one it is.
    """

    payers: tuple[str, ...]
    ordinary: tuple[str, ...] = ()

    @cached_property
    def _public(self) -> re.Pattern[str]:
        longest_first = sorted(self.payers, key=len, reverse=True)
        return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, longest_first))})(?![a-z])")

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        return {}

    def _own(self, payer: str) -> frozenset[str]:
        """The words of a payer's name that tell which one it is; worked out once."""
        if payer not in self._known:
            self._known[payer] = frozenset(word for word in _words(payer) if len(word) >= _SHORTEST) - frozenset(self.ordinary)
        return self._known[payer]

    def found(self, label: str, payer: str) -> str:
        """The word of a label that speaks of a payer, as the label writes it; empty where none does.

        Args:
            label: of the transfer.
            payer: the name of a public structure.
        """
        words = _words(label)
        own = self._own(payer)
        if sign := next((word for word in words if word in own), ""):
            return sign.upper()
        public = self._public.search(" ".join(words))
        return public[0].upper() if public else ""
