"""The dialogs' place in tests: answers given beforehand, questions kept."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.dialogs import Dialogs, FileKind


class RecordedDialogs(Dialogs):
    """Answers in place of a person.

    Attributes:
        asked: every sentence shown, in order.
        answers: what is answered to the next questions, in order: a key of ``choose``, True or False to ``confirm``, a text, a path, a
            list of paths, None for Escape. A question without an answer fails the test.
    """

    def __init__(self, *answers: Any) -> None:
        super().__init__(None)
        self.asked: list[str] = []
        self.answers = list(answers)

    def choose(self, question: str, detail: str, choices: Mapping[str, str], *, main: str, danger: str = "") -> str:
        answer = self._answer(question, detail)
        key = {True: "yes", False: "no", None: ""}.get(answer, answer) if not isinstance(answer, str) else answer
        assert key == "" or key in choices, f"{question!r} offers {list(choices)}, not {key!r}"
        return str(key)

    def tell(self, sentence: str, detail: str = "", *, level: str = "info") -> None:
        self.asked.append(f"{sentence} {detail}".strip())

    def trouble(self, trouble: Trouble) -> None:
        self.tell(trouble.sentence, trouble.what_to_do)

    def ask_text(self, question: str, detail: str, *, label: str, yes: str, no: str = "Annuler") -> str | None:
        answer = self._answer(question, detail)
        return None if answer is None else str(answer)

    def pick_files(self, title: str, kind: FileKind) -> list[Path]:
        answer = self._answer(title, "")
        return list(answer) if isinstance(answer, Sequence) else []

    def pick_file(self, title: str, kind: FileKind) -> Path | None:
        return self._path(title)

    def save_as(self, title: str, name: str, kind: FileKind) -> Path | None:
        return self._path(title)

    def pick_folder(self, title: str) -> Path | None:
        return self._path(title)

    def pick_printer(self, title: str, pages: int) -> Any:
        return self._answer(f"{title}, {pages} page" + ("s" if pages > 1 else ""), "")

    def _path(self, title: str) -> Path | None:
        answer = self._answer(title, "")
        return None if answer is None else Path(answer)

    def _answer(self, question: str, detail: str) -> Any:
        self.asked.append(f"{question} {detail}".strip())
        assert self.answers, f"nobody answers: {question}"
        return self.answers.pop(0)
