"""The background's place in tests of pages: the same calls, done at once on the test's own thread."""

from collections.abc import Callable
from typing import Any

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.background import Background


class AtOnce(Background):
    """Runs each call before ``call`` returns, and answers as the real one does."""

    def __init__(self, trouble: Callable[[Trouble], object]) -> None:
        super().__init__(trouble)
        super().close()
        self._told.connect(self._tell)

    def close(self) -> None:
        """Nothing is ever waiting."""

    def _put(self, call: Any, turn: int = 0) -> None:
        call.run()
        self._answer(call)
