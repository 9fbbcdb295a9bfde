"""The verbs, one function each: they open the transaction, load the data of the rules and pass both down.

Modules are loaded when first used: the window names them before the heavy libraries behind them may be imported.
"""

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import chorus_desktop.services.accounting as accounting
    import chorus_desktop.services.after_pieces as after_pieces
    import chorus_desktop.services.associations as associations
    import chorus_desktop.services.attachments as attachments
    import chorus_desktop.services.bank as bank
    import chorus_desktop.services.calendar_import as calendar_import
    import chorus_desktop.services.care_import as care_import
    import chorus_desktop.services.cares as cares
    import chorus_desktop.services.certificate_joining as certificate_joining
    import chorus_desktop.services.certificates as certificates
    import chorus_desktop.services.coded_papers as coded_papers
    import chorus_desktop.services.companion as companion
    import chorus_desktop.services.data as data
    import chorus_desktop.services.deadlines as deadlines
    import chorus_desktop.services.delay as delay
    import chorus_desktop.services.deposit as deposit
    import chorus_desktop.services.deposit_certificate as deposit_certificate
    import chorus_desktop.services.deposited as deposited
    import chorus_desktop.services.directory as directory
    import chorus_desktop.services.dossiers as dossiers
    import chorus_desktop.services.erasing as erasing
    import chorus_desktop.services.examples as examples
    import chorus_desktop.services.exports as exports
    import chorus_desktop.services.guide as guide
    import chorus_desktop.services.home as home
    import chorus_desktop.services.invoice_list as invoice_list
    import chorus_desktop.services.invoices as invoices
    import chorus_desktop.services.issue as issue
    import chorus_desktop.services.life as life
    import chorus_desktop.services.markets as markets
    import chorus_desktop.services.moving as moving
    import chorus_desktop.services.opening as opening
    import chorus_desktop.services.overview as overview
    import chorus_desktop.services.papers as papers
    import chorus_desktop.services.payment_list as payment_list
    import chorus_desktop.services.payments as payments
    import chorus_desktop.services.piece_texts as piece_texts
    import chorus_desktop.services.portal_data as portal_data
    import chorus_desktop.services.portal_table as portal_table
    import chorus_desktop.services.practice as practice
    import chorus_desktop.services.preparation as preparation
    import chorus_desktop.services.presence_import as presence_import
    import chorus_desktop.services.presence_tables as presence_tables
    import chorus_desktop.services.presence_undo as presence_undo
    import chorus_desktop.services.presences as presences
    import chorus_desktop.services.price_import as price_import
    import chorus_desktop.services.procedure_files as procedure_files
    import chorus_desktop.services.procedures as procedures
    import chorus_desktop.services.produce as produce
    import chorus_desktop.services.proof as proof
    import chorus_desktop.services.recipients as recipients
    import chorus_desktop.services.returned_letters as returned_letters
    import chorus_desktop.services.returns as returns
    import chorus_desktop.services.roster as roster
    import chorus_desktop.services.safety as safety
    import chorus_desktop.services.scans as scans
    import chorus_desktop.services.search as search
    import chorus_desktop.services.season_report as season_report
    import chorus_desktop.services.sessions as sessions
    import chorus_desktop.services.sheet_scan as sheet_scan
    import chorus_desktop.services.sheets as sheets
    import chorus_desktop.services.shown as shown
    import chorus_desktop.services.stays as stays
    import chorus_desktop.services.table_import as table_import
    import chorus_desktop.services.timetable as timetable
    import chorus_desktop.services.training as training
    import chorus_desktop.services.trash as trash
    import chorus_desktop.services.views as views
    import chorus_desktop.services.works as works
    import chorus_desktop.services.works_states as works_states

__all__ = [
    "accounting", "after_pieces", "associations", "attachments", "bank", "calendar_import", "care_import", "cares", "certificate_joining", "certificates", "coded_papers", "companion", "data", "deadlines", "delay", "deposit", "deposit_certificate", "deposited", "directory", "dossiers", "erasing", "examples", "exports", "guide", "home", "invoice_list", "invoices", "issue", "life", "markets", "moving", "opening", "overview", "papers", "payment_list", "payments", "piece_texts", "portal_data", "portal_table", "practice", "preparation", "presence_import", "presence_tables", "presence_undo", "presences", "price_import", "procedure_files", "procedures", "produce", "proof", "recipients", "returned_letters", "returns", "roster", "safety", "scans", "search", "season_report", "sessions", "sheet_scan", "sheets", "shown", "stays", "table_import", "timetable", "training", "trash", "views", "works", "works_states",
]  # fmt: skip


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return importlib.import_module(f"chorus_desktop.services.{name}")
    raise AttributeError(name)


def load() -> None:
    """Import every service and what stands behind it; called once, off the main thread, after the first paint."""
    for name in __all__:
        importlib.import_module(f"chorus_desktop.services.{name}")
