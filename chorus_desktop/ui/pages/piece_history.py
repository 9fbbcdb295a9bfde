"""What was done to a piece since its page was opened, taken back and done again without limit."""

from dataclasses import dataclass

from chorus_desktop.domain.piece import Recipe


@dataclass(frozen=True)
class Step:
    """A recipe, the gesture that made it (« Page tournée »), and the page looked at then.

    Attributes:
        run: the steps of one long gesture (a corner that is dragged) have the same one, and are taken back together; 0 for a short one.
    """

    recipe: Recipe
    said: str = ""
    place: int = 0
    run: int = 0


class PieceHistory:
    """The steps, from the recipe that was opened."""

    def __init__(self, recipe: Recipe) -> None:
        self._past: list[Step] = []
        self._now = Step(recipe)
        self._future: list[Step] = []
        self._kept = recipe

    @property
    def now(self) -> Recipe:
        """The recipe as it is."""
        return self._now.recipe

    @property
    def is_changed(self) -> bool:
        """Whether it is another one than was kept last."""
        return self._now.recipe != self._kept

    @property
    def last(self) -> str:
        """What « Annuler » takes back; empty when nothing was done."""
        return self._now.said if self._past else ""

    @property
    def next(self) -> str:
        """What « Rétablir » does again."""
        return self._future[-1].said if self._future else ""

    @property
    def done(self) -> str:
        """What was done since it was kept, in a few words for the list of the pieces."""
        return self._now.said if len(self._past) == 1 else "Pages modifiées"

    def put(self, step: Step) -> None:
        """Do something."""
        if step.recipe == self._now.recipe:
            return
        if not (step.run and step.run == self._now.run):
            self._past.append(self._now)
        self._now = step
        self._future.clear()

    def undo(self) -> int | None:
        """Take the last gesture back; the place where it was made, none when there is nothing."""
        if not self._past:
            return None
        place = self._now.place
        self._future.append(self._now)
        self._now = self._past.pop()
        return place

    def redo(self) -> int | None:
        """Do again what was taken back last."""
        if not self._future:
            return None
        self._past.append(self._now)
        self._now = self._future.pop()
        return self._now.place

    def kept(self, recipe: Recipe) -> None:
        """This recipe is on the disk."""
        self._kept = recipe
