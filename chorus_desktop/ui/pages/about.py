"""« À propos »: what this program is and is not, its version, what it is built with and under which licences."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion

from chorus_desktop import __version__, resources
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.boxes import Card
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.facts import FactList
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.words import words

LIBRARIES = (
    ("PySide6-Essentials", "LGPL 3"),
    ("reportlab", "BSD"),
    ("pypdf", "BSD"),
    ("pillow", "MIT-CMU"),
    ("SQLAlchemy", "MIT"),
    ("sqlmodel", "MIT"),
    ("alembic", "MIT"),
    ("pydantic", "MIT"),
    ("python-stdnum", "LGPL 2.1"),
    ("platformdirs", "MIT"),
    ("filelock", "Unlicense"),
)
"""What the program stands on, with its licence."""

OTHERS = (
    ("Atkinson Hyperlegible Next", "police de la fenêtre, SIL OFL 1.1"),
    ("Liberation Sans", "police des papiers, SIL OFL 1.1"),
    ("Lucide", "icônes, ISC"),
    ("sRGB", "profil de couleur des papiers, sans restriction"),
)


class AboutPage(Page):
    """Version, nature, licences."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("À propos de Chorus Desktop", where="Aide", subtitle=f"Version {__version__}")
        card = Card(gap=10)
        card.body.addWidget(words("Ce programme prépare, hors ligne, les factures que les associations déposent sur Chorus Pro."))
        card.body.addWidget(
            words(
                "Il n’est pas édité par l’État et ne se connecte jamais à Internet\u00a0: c’est vous qui déposez sur le portail.", "second"
            )
        )
        card.body.addWidget(words("Licence MIT. Vous pouvez l’utiliser, le copier et le modifier librement.", "second"))
        licences = SecondaryButton("Ouvrir les licences", lambda: desk.open_outside(resources.path("README.md").parent), icon="folder-open")
        facts = FactList("Construit avec")
        facts.add("Python", platform.python_version())
        facts.add("Qt", f"{qVersion()}, LGPL 3")
        for name, licence in LIBRARIES:
            facts.add(name, f"{_version(name)}, {licence}")
        for name, licence in OTHERS:
            facts.add(name, licence)
        self.add(card, facts)
        self.add_actions(licences)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "version inconnue"
