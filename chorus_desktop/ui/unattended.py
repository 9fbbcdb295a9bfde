"""Dialogs when nobody is there to answer: each question is kept and gets the answer that changes nothing."""

from collections.abc import Mapping

from typing_extensions import override

from chorus_desktop.ui.dialogs import Dialogs


class Unattended(Dialogs):
    """Never opens anything; a program that tries itself must not wait for a click.

    Attributes:
        said: what would have been shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    @override
    def choose(self, question: str, detail: str, choices: Mapping[str, str], *, main: str, danger: str = "") -> str:
        self.said.append(f"{question} {detail}")
        return ""

    @override
    def tell(self, sentence: str, detail: str = "", *, level: str = "info") -> None:
        self.said.append(f"{sentence} {detail}")
