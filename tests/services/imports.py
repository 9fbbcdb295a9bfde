"""A table of presences brought into a club's dossier, and what is there then."""

from chorus_desktop.domain.presence_table import Choices
from chorus_desktop.services import presence_import, presence_tables
from chorus_desktop.store.sessions import attendance


def silent(*_):
    pass


def look(club, source, dossier=""):
    source = presence_tables.pasted(source) if isinstance(source, str) else source
    return presence_tables.look(club.store, dossier or club.dossier, source, silent)


def choices(looked, **more):
    return Choices(looked.shape, looked.columns, **{"new_activity": "Judo", **more})


def brought(club, source, *, replace=False, **more):
    looked = look(club, source)
    return presence_import.bring_in(club.store, club.dossier, looked.table, choices(looked, **more), replace, silent)


def known(club):
    return attendance(club.store, club.dossier)


def said(club):
    """Name and day → cell."""
    names = {child.id: child.name for child in known(club).children}
    days = {session.id: f"{session.day:%d/%m}" for session in known(club).sessions}
    return {(names[child], days[session]): cell for (session, child), cell in known(club).marks.items()}
