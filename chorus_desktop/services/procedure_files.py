"""A procedure handed over as a file, and one received: looked at whole before it is added."""

from datetime import date
from pathlib import Path

from chorus_desktop.domain.own_beginning import from_procedure
from chorus_desktop.domain.own_building import free
from chorus_desktop.domain.own_procedure import OwnProcedure
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake import procedure_file
from chorus_desktop.pdf.reading import read_file
from chorus_desktop.services.procedures import delete, every, lost, preview, taken
from chorus_desktop.store.database import Store
from chorus_desktop.store.own_procedures import add_own_procedure, own_procedures, save_own_procedure


class Received(Record):
    """A procedure read from a file, not added yet.

    Attributes:
        twin: title of the one here that has its identifier; empty when there is none.
    """

    procedure: Procedure
    twin: str


class Added(Record):
    """What adding a received procedure did.

    Attributes:
        id: of the record.
        before: what it held; none when it is new.
    """

    id: str
    before: OwnProcedure | None


def share(store: Store, own_id: str, target: Path) -> Path:
    """Write the file that another volunteer opens.

    Raises:
        Trouble: it was never complete, or the place cannot be written.
    """
    content = procedure_file.write(preview(store, own_id))
    try:
        target.write_bytes(content)
    except OSError as wrong:
        raise Trouble(
            f"Impossible d’écrire «\u00a0{target.name}\u00a0».", "Choisissez un autre dossier, ou libérez de la place."
        ) from wrong
    return target


def read_shared(path: Path) -> Procedure:
    """Read a procedure's file that somebody else wrote.

    Raises:
        Trouble: it cannot be opened, or holds what no procedure may hold.
    """
    try:
        if path.stat().st_size > procedure_file.LARGEST_BYTES:
            raise procedure_file.too_large(path.name)
    except (OSError, ValueError):
        pass  # ``read_file`` says it
    return procedure_file.read(path.name, read_file(path))


def look(store: Store, path: Path) -> Received:
    """What a received file holds; nothing is added.

    Raises:
        Trouble: see ``read_shared``.
    """
    procedure = read_shared(path)
    return Received(procedure=procedure, twin=next((item.title for item in every(store) if item.id == procedure.id), ""))


def add(store: Store, procedure: Procedure, *, replace: bool = False) -> Added:
    """Add a received procedure to hers.

    Args:
        store: the open data file.
        procedure: as ``look`` gave it.
        replace: put it in the place of the one that has its identifier; otherwise that one stays and this one is renamed.

    Raises:
        Trouble: a dossier follows a season that the received one does not have.
    """
    if not replace:
        return Added(id=add_own_procedure(store, from_procedure(_apart(store, procedure))), before=None)
    there = next((saved for saved in own_procedures(store) if saved.value.procedure == procedure.id), None)
    own_id, value = (there.id if there else ""), from_procedure(procedure)
    gone = lost(store, own_id, value)
    if gone:
        raise Trouble(
            f"Un de vos dossiers suit la saison «\u00a0{gone.season}\u00a0», que la démarche reçue ne connaît pas.",
            "Gardez les deux démarches\u00a0: ce dossier continuera avec la vôtre.",
        )
    if there is None:
        return Added(id=add_own_procedure(store, value), before=None)
    save_own_procedure(store, own_id, value, {})
    return Added(id=own_id, before=there.value)


def _apart(store: Store, procedure: Procedure) -> Procedure:
    """The same under another name where its own is taken."""
    others = taken(store, "")
    if procedure.id not in others:
        return procedure
    names = {"title": f"{procedure.title} (reçue)", "scheme": f"{procedure.scheme[:140]} (reçue)"}
    return procedure.model_copy(update={"id": free(procedure.id, others), **names})


def take_back(store: Store, added: Added, today: date) -> None:
    """Undo ``add``.

    Raises:
        Trouble: a dossier follows it by now.
    """
    if added.before is None:
        delete(store, added.id, today)
    else:
        save_own_procedure(store, added.id, added.before, {})
