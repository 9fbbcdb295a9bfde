"""What could act by itself is taken out of an open PDF, and each kind that was there is told in a sentence.

What stays: texts, pictures, bookmarks, and links to web pages, which open nothing unless somebody clicks. What a form or a
comment shows becomes part of its page, so that it looks the same wherever it is opened.
"""

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from pikepdf.sanitize import Sanitizer

from chorus_desktop.domain.french import plural
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.flattening import MEDIA_NOTES, flatten, kind_of, notes_of

SCRIPT = "Un programme caché (JavaScript) a été retiré."
OUTSIDE = "Des commandes qui ouvrent autre chose ou envoient des données ont été retirées."
MEDIA = "Les sons, les vidéos et les objets animés ont été retirés."
FORM = "Le formulaire a été figé\u00a0: ce qui y était écrit reste visible."
INSIDE = "Ce qui était caché à l’intérieur"
SIGNATURE = "Sa signature électronique ne peut plus être vérifiée\u00a0: seul le fichier d’origine la garde."

_ACTIONS = {
    **dict.fromkeys(("/JavaScript",), SCRIPT),
    **dict.fromkeys(("/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData"), OUTSIDE),
    **dict.fromkeys(("/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView"), MEDIA),
}
"""Of ISO 32000, 12.6.4: an action is a dictionary whose ``/S`` is one of these."""
_SUSPECT = re.compile(rf"/S\s*(?:{'|'.join((*_ACTIONS, '/URI'))})\b".encode())
_WEB = ("http://", "https://", "mailto:")

_ROOT_EXTRAS = ("/Collection", "/Perms", "/DSS", "/AcroForm", "/SpiderInfo", "/Legal", "/AF")
_NAMES_EXTRAS = ("/JavaScript", "/EmbeddedFiles", "/Renditions", "/AlternatePresentations")


def disarmed(pdf: Pdf) -> tuple[str, ...]:
    """Take out of an open PDF what could act; says what was there.

    Args:
        pdf: opened with ``conversion_mode="explicit"``: in a damaged file anything may stand anywhere.

    Raises:
        Trouble: it shows nothing at all outside of the program that made it.
    """
    root = pdf.Root
    if root.get(Name.NeedsRendering) == True:  # noqa: E712 - a PDF's own truth, not Python's
        raise Trouble(
            "Ce formulaire ne s’affiche que dans Adobe Reader\u00a0: le portail n’y verrait qu’une page d’attente.",
            "Ouvrez-le dans Adobe Reader, imprimez-le en PDF, puis ajoutez ce nouveau fichier.",
        )
    done = list[str]()
    if _is_signed(root):
        done.append(SIGNATURE)
    if hidden := _hidden_files(pdf):
        done.append(f"{INSIDE} ({plural(hidden, 'fichier')}) a été retiré\u00a0: joignez à part ce qui compte.")
    done += _silenced(pdf)
    if any(kind_of(note) in MEDIA_NOTES for page in pdf.pages for note in notes_of(page)):
        done.append(MEDIA)
    if _fields(root):
        done.append(FORM)
    Sanitizer().remove_attachments().remove_collection().remove_thumbnails().remove_private_app_data().remove_web_capture().apply(pdf)
    flatten(pdf)
    names = root.get(Name.Names)
    for holder, extras in ((root, _ROOT_EXTRAS), (names, _NAMES_EXTRAS)):
        for key in extras:
            if isinstance(holder, Dictionary) and key in holder:
                del holder[key]
    return tuple(dict.fromkeys(done))


def _silenced(pdf: Pdf) -> list[str]:
    """Empty every action, wherever it stands, even where no reader should look for one."""
    found = list[str]()
    for each in pdf.objects:
        holder = each.stream_dict if isinstance(each, Stream) else each
        if isinstance(holder, Dictionary | Array) and _SUSPECT.search(holder.unparse(resolved=True)):
            for inside in _dictionaries(holder):
                if sentence := _acts(inside):
                    found.append(sentence)
                    for key in list(inside.keys()):
                        del inside[key]
    return found


def _dictionaries(holder: Object) -> Iterator[Object]:
    """The dictionary itself and those written inside it; not those that it refers to."""
    waiting = [holder]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Dictionary):
            yield each
            waiting += [value for _, value in each.items() if isinstance(value, Dictionary | Array) and not value.is_indirect]
        elif isinstance(each, Array):
            waiting += [value for value in each if isinstance(value, Dictionary | Array) and not value.is_indirect]


def _acts(holder: Object) -> str:
    kind = holder.get(Name.S)
    if not isinstance(kind, Name):
        return ""
    if kind == Name.URI:
        return "" if _text(holder.get(Name.URI)).strip().lower().startswith(_WEB) else OUTSIDE
    return _ACTIONS.get(str(kind), "")


def _text(entry: Object | None) -> str:
    try:
        return str(entry or "")
    except (UnicodeError, ValueError):
        return ""


def _hidden_files(pdf: Pdf) -> int:
    pinned = sum(kind_of(note) == "/FileAttachment" for page in pdf.pages for note in notes_of(page))
    return len(pdf.attachments) + pinned


def _fields(root: Object) -> list[Object]:
    form = root.get(Name.AcroForm)
    fields = form.get(Name.Fields) if isinstance(form, Dictionary) else None
    return list(fields) if isinstance(fields, Array) else []


def _is_signed(root: Object) -> bool:
    return any(isinstance(field, Dictionary) and field.get(Name.FT) == Name.Sig and Name.V in field for field in _fields(root))
