"""A PDF in the window: look at it, print it, save it, open it elsewhere."""

from chorus_desktop.ui import announce, printing
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import PDF
from chorus_desktop.ui.open_pdf import file_name, open_pdf
from chorus_desktop.ui.pages.outside_preview import OutsidePreview
from chorus_desktop.ui.theme import hold
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pdf_preview import PdfPreview
from chorus_desktop.ui.widgets.words import words


class PaperPage(Page):
    """One PDF.

    Args:
        desk: what every page is given.
        title: what it is.
        content: the whole PDF.
        said: the same facts in words, for whoever does not see the picture.
        outside: somebody else made it: it is drawn in another process.
    """

    def __init__(self, desk: Desk, title: str, content: bytes, said: str = "", *, outside: bool = False) -> None:
        super().__init__(title, where="Aperçu")
        self._desk = desk
        self._title = title
        self._pdf = content
        self._told = words("", "done")
        self._told.hide()

        def read() -> None:
            open_pdf(desk, title, content)

        preview = OutsidePreview(desk, title, read) if outside else PdfPreview(title, read)
        hold(preview, min_height=420)
        self.add((preview, 1), self._told)
        self.add_actions(
            PrimaryButton("Imprimer…", self._print, icon="printer"),
            SecondaryButton("Enregistrer sous…", self._save, icon="download"),
            back=SecondaryButton("Retour", desk.back, icon="arrow-left"),
        )
        preview.show_pdf(content, said)

    def _print(self) -> None:
        printing.print_pdf(self._desk, self._title, self._pdf, self._tell)

    def _save(self) -> None:
        path = self._desk.dialogs.save_as("Enregistrer le PDF", file_name(self._title), PDF)
        if path is not None:
            self._desk.ask(printing.write, path, self._pdf, then=lambda written: self._tell(f"Enregistré dans {written.name}."))

    def _tell(self, said: str) -> None:
        self._told.setText(said)
        self._told.show()
        announce.say(self, said)
