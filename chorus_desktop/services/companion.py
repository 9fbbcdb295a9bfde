"""The companion of one deposit: its screens, how far one is, and which one was left open."""

from datetime import date
from pathlib import Path

from pydantic import ValidationError

from chorus_desktop.domain import companion
from chorus_desktop.domain.companion import Progress, Screen
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Problem, sentences, warning
from chorus_desktop.domain.shape import Record
from chorus_desktop.services.deposit import warned
from chorus_desktop.services.work import lay_out
from chorus_desktop.store.database import Store
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.issuing import issued
from chorus_desktop.store.settings import is_practice, set_setting, setting

sentences(
    {
        "companion.practice": "C’est un exercice\u00a0: tout se fait dans la page d’entraînement, jamais sur le vrai portail. Elle s’ouvre depuis l’accueil.",
    }
)

OPEN = "companion"
"""Setting: the id of the document whose companion is open; empty for none."""


class CompanionView(Record):
    """All that the companion shows of one issued document.

    Attributes:
        title: « Facture n° FA2026-001 ».
        folder: where the files of its deposit are; empty while they were never written.
        whole: whether every file to give to the portal is there.
        warnings: what to think of before this deposit.
    """

    id: str
    title: str
    kind: DocumentKind
    issued_on: date
    state: InvoiceState
    screens: tuple[Screen, ...]
    progress: Progress
    folder: str
    whole: bool
    warnings: tuple[Problem, ...] = ()


def view(store: Store, invoice_id: str, today: date) -> CompanionView:
    """The companion of one issued document, where it was left."""
    saved, document = invoice(store, invoice_id), issued(store, invoice_id)
    work = lay_out(store, saved.dossier_id, invoice_id, today).work
    practice = is_practice(store)
    screens = companion.screens(document, work.portal, work.procedure, work.erased)
    if practice:
        # Nothing of an exercise leads to the portal itself.
        screens = tuple(screen.model_copy(update={"address": ""}) for screen in screens)
    folder = setting(store, f"folder.{invoice_id}")
    names = [file.name for screen in screens for file in screen.files if not file.gone]
    return CompanionView(
        id=invoice_id,
        title=document.title,
        kind=document.kind,
        issued_on=document.issued_on,
        state=saved.state,
        screens=screens,
        progress=progress(store, invoice_id),
        folder=folder,
        warnings=(
            *((warning("screen", "companion.practice"),) if practice else ()),
            *warned(document, work, saved.state, folder, today),
        ),
        whole=bool(folder) and all((Path(folder) / name).is_file() for name in names),
    )


def progress(store: Store, invoice_id: str) -> Progress:
    """How far one is with a document; at the beginning where nothing that can be read was kept."""
    try:
        return Progress.model_validate_json(setting(store, _place(invoice_id)))
    except ValidationError:
        return Progress()


def keep(store: Store, invoice_id: str, progress: Progress) -> None:
    """Keep how far one is."""
    set_setting(store, _place(invoice_id), progress.model_dump_json())


def open_on(store: Store, invoice_id: str) -> None:
    """Keep that the companion of a document is open; an empty id when it was closed."""
    set_setting(store, OPEN, invoice_id)


def left_open(store: Store) -> str:
    """The document whose companion was open when the program ended, if it is still to be deposited; otherwise an empty text."""
    found = setting(store, OPEN)
    try:
        return found if found and invoice(store, found).state is InvoiceState.FINALISED else ""
    except KeyError:
        return ""


def forget(store: Store, invoice_id: str) -> None:
    """Let go of what was kept: the document is deposited, and would be deposited anew from the first screen on."""
    set_setting(store, _place(invoice_id), "")
    if setting(store, OPEN) == invoice_id:
        set_setting(store, OPEN, "")


def _place(invoice_id: str) -> str:
    return f"companion.{invoice_id}"
