"""What the menus offer beyond the text being typed."""

from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from chorus_desktop.ui import file_acts
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.file_acts import Files
from chorus_desktop.ui.helped import article_of
from chorus_desktop.ui.ways import Navigator
from chorus_desktop.ui.widgets.search_button import KEYS


def fill(desk: Desk, go: Navigator, files: Files) -> list[QAction]:
    """Add the acts to the window's menus.

    Returns:
        What was added, to be taken away when another data file is opened.
    """
    menus, shell = desk.shell.menus, desk.shell
    practise = (
        menus.add(menus.file, "Revenir à &mes dossiers", files.stop_practising, icon="undo-2")
        if files.practising
        else menus.add(menus.file, "S’e&xercer avec un exemple", files.practise, icon="book-open")
    )
    return [
        menus.add(menus.file, "&Accueil", go.home, keys="Ctrl+Home", icon="house"),
        menus.add(menus.file, "&Factures", go.invoices, keys="Ctrl+L", icon="file-text"),
        menus.add(menus.edit, "Rec&hercher partout…", go.search, keys=KEYS, icon="search"),
        menus.add(menus.file, "Mes &démarches", go.own_procedures, icon="book-open"),
        menus.file.addSeparator(),
        menus.add(menus.file, "&Enregistrer une copie…", partial(file_acts.save_copy, desk), keys="Ctrl+Shift+S", icon="download"),
        menus.add(
            menus.file, "&Ouvrir une copie…", partial(file_acts.open_copy, desk, files), keys=QKeySequence.StandardKey.Open, icon="upload"
        ),
        menus.add(menus.file, "&Sauvegardes", go.backups, icon="archive"),
        practise,
        menus.file.addSeparator(),
        menus.add(menus.file, "&Corbeille", go.trash, icon="trash-2"),
        menus.file.addSeparator(),
        menus.add(menus.file, "&Quitter", shell.close, keys=QKeySequence.StandardKey.Quit),
        menus.add(menus.help, "&Guide et vocabulaire", lambda: go.guide(article_of(shell.page)), keys="F1", icon="circle-help"),
        menus.add(menus.help, "La &réforme 2026-2027", partial(go.guide, "reforme"), icon="calendar-days"),
        menus.add(menus.help, "D’où &viennent les règles\u00a0?", go.rules, icon="landmark"),
        menus.add(menus.help, "À &propos de Chorus Desktop", go.about, icon="info"),
    ]
