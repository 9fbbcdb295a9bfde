"""The companion: the screens of the portal in order, what is copied on each, and how far one is."""

from collections.abc import Collection, Sequence

from chorus_desktop.domain.deposit import DepositBlock, asking, filled
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.portal import Portal, PortalScreen, Trap
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.shape import Key, Record

FILES = "files"
"""The field that takes the attachments: each of them is a step of its own."""

ADDRESS = "address"
"""Key of the step that opens the portal."""


class CompanionFile(Record):
    """One file to give to the portal.

    Attributes:
        label: the portal's name for where it goes.
        size: in bytes; none of the invoice itself, whose PDF is kept apart.
        gone: it was erased with the names of the children.
    """

    name: str
    label: str
    size: int | None = None
    gone: bool = False


class Step(Record):
    """One thing to copy, and to tick.

    Attributes:
        key: the field of the form, the name of the file, or ``ADDRESS``.
        copied: exactly what goes on the clipboard; of a file, its name, to which the window adds the folder.
        is_file: whether it is a file.
    """

    key: str
    label: str
    copied: str
    is_file: bool = False


class Screen(Record):
    """One screen of the portal with what is done there; see ``PortalScreen``."""

    key: Key
    title: str
    place: str
    address: str
    clicks: tuple[str, ...]
    after: str
    traps: tuple[Trap, ...]
    files: tuple[CompanionFile, ...]
    blocks: tuple[DepositBlock, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is copied there, in order: the portal's address, the files, then the fields that do not stay empty."""
        opens = [Step(key=ADDRESS, label="Adresse du portail", copied=self.address)] if self.address else []
        files = [Step(key=file.name, label=file.name, copied=file.name, is_file=True) for file in self.files if not file.gone]
        lines = [line for block in self.blocks for line in block.lines if line.copied and line.key != FILES]
        return (*opens, *files, *(Step(key=line.key, label=line.label, copied=line.copied) for line in lines))


class Progress(Record):
    """How far one is.

    Attributes:
        screen: the key of the screen shown; empty at the very beginning.
        done: the keys of the steps that are ticked, in the order in which they were.
    """

    screen: Key = ""
    done: tuple[str, ...] = ()


def screens(document: IssuedDocument, portal: Portal, procedure: Procedure, erased: Collection[str] = ()) -> tuple[Screen, ...]:
    """The screens of the portal for one document.

    Args:
        document: it has its number.
        portal: what is known of the portal.
        procedure: whom to ask.
        erased: SHA-256 of the attachments that are no more.
    """
    return tuple(_screen(each, document, portal, procedure, erased) for each in portal.space(works=document.works is not None).screens)


def _screen(screen: PortalScreen, document: IssuedDocument, portal: Portal, procedure: Procedure, erased: Collection[str]) -> Screen:
    files = [CompanionFile(name=document.file_name, label=screen.file_label)] if screen.file_label else []
    labels = [field.label for block in screen.blocks for field in block.fields if field.key == FILES]
    files += [
        CompanionFile(name=item.name, label=label, size=item.size, gone=item.sha256 in erased)
        for label in labels
        for item in document.files
    ]
    return Screen(
        key=screen.key,
        title=screen.title,
        place=screen.place,
        address=screen.address,
        clicks=asking(screen.clicks, procedure),
        after=screen.after,
        traps=screen.traps,
        files=tuple(files),
        blocks=filled(screen.blocks, document, portal),
    )


def shown(screens: Sequence[Screen], progress: Progress) -> int:
    """The place, from 0, of the screen shown; the first one where the portal's screens are no longer those of that day."""
    return next((place for place, screen in enumerate(screens) if screen.key == progress.screen), 0)


def at(screens: Sequence[Screen], progress: Progress, place: int) -> Progress:
    """The same, another screen being shown: the nearest one there is."""
    return progress.model_copy(update={"screen": screens[max(0, min(place, len(screens) - 1))].key})


def ticked(progress: Progress, key: str, *, done: bool = True) -> Progress:
    """The same, one step being ticked or no longer so."""
    others = tuple(each for each in progress.done if each != key)
    return progress.model_copy(update={"done": (*others, key) if done else others})


def waiting(screen: Screen, progress: Progress) -> Step | None:
    """The first step of a screen that is not ticked."""
    return next((step for step in screen.steps if step.key not in progress.done), None)


def following(screens: Sequence[Screen], progress: Progress) -> tuple[Progress, Step | None]:
    """What « Copier la ligne suivante » does.

    The first step not ticked is copied, on the screen shown, else on the next one that has any. A screen where nothing is copied is
    shown, and nothing is copied that time: what is to be clicked there comes first.

    Returns:
        How far one is then, and what is copied.
    """
    place = shown(screens, progress)
    for rank in range(place, len(screens)):
        if (step := waiting(screens[rank], progress)) is not None:
            return ticked(at(screens, progress, rank), step.key), step
        if rank > place and not screens[rank].steps:
            return at(screens, progress, rank), None
    return at(screens, progress, len(screens) - 1), None
