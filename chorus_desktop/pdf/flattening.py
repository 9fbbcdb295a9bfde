"""What forms and comments show is drawn on their pages, so that it looks the same wherever it is opened; they themselves go."""

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

MEDIA_NOTES = frozenset({"/Movie", "/Sound", "/RichMedia", "/3D", "/Screen"})
"""Annotations that play something."""
_DROPPED_NOTES = MEDIA_NOTES | {"/FileAttachment", "/Popup", "/Widget"}
"""Annotations that hold something else than what they show; what they show is drawn on the page before they go."""
_STANDARD = ("/Helv", "/Helvetica", "/Times", "/Courier", "/Arial")


def flatten(pdf: Pdf) -> None:
    """Draw on its page what each form field and comment shows on a screen.

    Args:
        pdf: opened with ``conversion_mode="explicit"``.
    """
    form = pdf.Root.get(Name.AcroForm)
    if isinstance(form, Dictionary):
        if any(kind_of(note) == "/Widget" and Name.AP not in note for page in pdf.pages for note in notes_of(page)):
            form[Name.NeedAppearances] = True
        if form.get(Name.NeedAppearances) == True:  # noqa: E712 - a PDF's own truth, not Python's
            _write_western(form)
        pdf.generate_appearance_streams()
    for page in pdf.pages:
        _keep(page, lambda kind: kind not in ("/FileAttachment", "/Popup"))
    pdf.flatten_annotations("screen")
    for page in pdf.pages:
        _keep(page, lambda kind: kind not in _DROPPED_NOTES)


def _write_western(form: Object) -> None:
    """Let what was typed in a form be drawn with its accents: qpdf writes them in this one encoding only."""
    resources = form.get(Name.DR)
    fonts = resources.get(Name.Font) if isinstance(resources, Dictionary) else None
    for _, font in fonts.items() if isinstance(fonts, Dictionary) else ():
        if isinstance(font, Dictionary) and str(font.get(Name.BaseFont, "")).startswith(_STANDARD):
            font[Name.Encoding] = Name.WinAnsiEncoding


def _keep(page: Page, wanted: Callable[[str], bool]) -> None:
    notes = page.obj.get(Name.Annots)
    if not isinstance(notes, Array):
        return
    kept = [note for note in notes if isinstance(note, Dictionary) and wanted(kind_of(note))]
    if kept:
        page.obj[Name.Annots] = Array(kept)
    else:
        del page.obj[Name.Annots]


def notes_of(page: Page) -> list[Object]:
    """What lies on a page besides its content: links, fields, comments."""
    notes = page.obj.get(Name.Annots)
    return [note for note in notes if isinstance(note, Dictionary)] if isinstance(notes, Array) else []


def kind_of(note: Object) -> str:
    """What a note is, such as ``/Link``; nothing where it does not say."""
    kind = note.get(Name.Subtype)
    return str(kind) if isinstance(kind, Name) else ""
