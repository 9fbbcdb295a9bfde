"""Qt's own words in French: its dialogs, menus of the text fields, dates and numbers."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from chorus_desktop import resources


def install(app: QApplication) -> None:
    """Make Qt speak French, whatever the language of the computer.

    Qt's own catalogue comes first; what it lacks or says badly stands in ``resources/translations/complement_fr.ts``.

    Raises:
        FileNotFoundError: a catalogue is missing; a damaged installation.
    """
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    complement = resources.path("translations", "complement_fr.qm")
    for name, folder in (
        ("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (complement.name, str(complement.parent)),
    ):
        # The application must own it: a collected translator translates nothing.
        translator = QTranslator(app)
        if not translator.load(name, folder):
            raise FileNotFoundError(f"no Qt catalogue {name} in {folder}")
        app.installTranslator(translator)
