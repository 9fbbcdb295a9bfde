"""Any PDF, ours or not, held against what the portal takes and reads."""

import re
from collections.abc import Sequence

from pypdf import PageObject

from chorus_desktop.domain.french import listing, size
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.portal import PortalLimits
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.pdf.covered import is_covered
from chorus_desktop.pdf.facts import PdfFacts, inspect
from chorus_desktop.pdf.read_back import Expectation, absent, apart, portal_texts
from chorus_desktop.pdf.reading import Fault, UnusableError, open_pdf, read_pages, survived

_LEAST_TEXT = 40
"""Letters and digits under which a page covered by an image counts as a picture of a page: what a scanner stamps on it is no text."""

_FAULTS = {
    Fault.EMPTY: "file.empty",
    Fault.HUGE: "file.huge",
    Fault.NOT_PDF: "file.not_pdf",
    Fault.BROKEN: "file.broken",
    Fault.ENCRYPTED: "file.encrypted",
}

sentences(
    {
        "file.empty": "Ce fichier est vide (zéro octet)\u00a0: le portail le refuse. Enregistrez de nouveau votre facture.",
        "file.huge": "Ce fichier est bien trop lourd pour le portail\u00a0: enregistrez la facture en PDF depuis le programme qui l’a faite.",
        "file.not_pdf": "Ce fichier n’est pas un PDF. Enregistrez votre facture en PDF, puis recommencez.",
        "file.broken": "Ce PDF ne s’ouvre pas\u00a0: il est abîmé. Enregistrez-le de nouveau depuis le programme qui l’a fait.",
        "file.encrypted": "Ce PDF est protégé\u00a0: le portail refuse tout mot de passe. Enregistrez-le sans protection.",
        "file.too_large": "Ce fichier pèse {size}\u00a0: le portail accepte {limit} au plus.",
        "file.name_length": "Le nom «\u00a0{name}\u00a0» a {count} caractères\u00a0: le portail en accepte {limit}, extension comprise. "
        "Raccourcissez-le.",
        "file.name_characters": "Le nom «\u00a0{name}\u00a0» contient {what}\u00a0: gardez les lettres sans accent, "
        "les chiffres, point, tiret et souligné.",
        "file.name_extension": "Le nom «\u00a0{name}\u00a0» ne finit pas par .pdf\u00a0: le portail demande l’extension.",
        "file.factur_x": "Ce PDF contient une facture en XML (Factur-X)\u00a0: le portail le traite comme un lot, qui peut être rejeté "
        "sans vous prévenir. Enregistrez-le en PDF simple (PDF/A-1).",
        "file.embedded": "Ce PDF contient un autre fichier ({name})\u00a0: le portail ne le montre pas. Déposez-le à part, en pièce jointe.",
        "file.pdfa3": "Ce PDF est au format PDF/A-3, que le portail réserve aux lots. Enregistrez-le en PDF simple (PDF/A-1).",
        "file.code": "Ce PDF contient un programme (JavaScript)\u00a0: l’antivirus du portail peut le refuser. Imprimez-le en PDF.",
        "file.scan": "La page {page} est une image\u00a0: le portail n’y lira rien, et vous devrez tout taper. Déposez le PDF d’origine "
        "plutôt qu’une numérisation.",
        "file.no_siret": "Aucun SIRET n’a été trouvé sur les pages que le portail lit\u00a0: la facture doit porter le vôtre et celui du client.",
        "file.value": "«\u00a0{label}\u00a0» ({value}) ne se trouve nulle part sur les pages que le portail lit\u00a0: comparez la facture "
        "et le dossier.",
        "file.value_apart": "«\u00a0{label}\u00a0» ({value}) n’est pas à côté de «\u00a0{word}\u00a0»\u00a0: le portail ne le reconnaîtra "
        "peut-être pas. Vérifiez ce champ après le dépôt.",
    }
)


def portal_check(
    data: bytes, name: str, limits: PortalLimits, expectations: Sequence[Expectation] = (), where: str = "file"
) -> tuple[Problem, ...]:
    """What the portal would refuse or misread in a PDF; never raises, whatever the bytes.

    Args:
        data: the file.
        name: its name, with the extension.
        limits: the portal's.
        expectations: values of the dossier that it should show; none when it is checked alone.
        where: the place that the problems name.
    """
    facts = inspect(data)
    problems = [*_name(name, limits, where)]
    if facts.fault is not None:
        return (*problems, error(where, _FAULTS[facts.fault]))
    if facts.size > limits.file_bytes:
        problems.append(error(where, "file.too_large", size=size(facts.size), limit=size(limits.file_bytes)))
    problems += _container(facts, where)
    try:
        return (*problems, *_text(data, facts, expectations, where))
    except UnusableError as unusable:
        # Its pages can be counted, but what stands on one of them cannot be read.
        return (*problems, error(where, _FAULTS[unusable.fault]))


def _name(name: str, limits: PortalLimits, where: str) -> list[Problem]:
    problems = []
    if len(name) > limits.name_length:
        problems.append(error(where, "file.name_length", name=name, count=len(name), limit=limits.name_length))
    if others := "".join(dict.fromkeys(re.sub(r"[A-Za-z0-9._-]", "", name))):
        visible = "".join(others.split())
        what = listing([part for part in ("un espace" if others != visible else "", f"«\u00a0{visible}\u00a0»" if visible else "") if part])
        problems.append(error(where, "file.name_characters", name=name, what=what))
    if not name.lower().endswith(".pdf"):
        problems.append(error(where, "file.name_extension", name=name))
    return problems


def _container(facts: PdfFacts, where: str) -> list[Problem]:
    if facts.factur_x:
        return [error(where, "file.factur_x")]
    problems = [warning(where, "file.embedded", name=embedded) for embedded in facts.embedded]
    if facts.pdfa_part == 3:
        problems.append(warning(where, "file.pdfa3"))
    if facts.runs_code:
        problems.append(warning(where, "file.code"))
    return problems


def _text(data: bytes, facts: PdfFacts, expectations: Sequence[Expectation], where: str) -> list[Problem]:
    reader = open_pdf(data)
    texts = portal_texts(reader)
    blank = [page + 1 for page, text in zip(read_pages(facts.pages), texts, strict=True) if _is_picture(reader.pages[page], text)]
    problems = [warning(where, "file.scan", page=page) for page in blank]
    if len(blank) == len(texts):
        return problems
    if not expectations and not any(_has_siret(text) for text in texts):
        problems.append(warning(where, "file.no_siret"))
    nowhere = absent(texts, expectations)
    problems += [error(where, "file.value", label=item.label, value=item.values[0]) for item in nowhere]
    elsewhere = [item for item in apart(texts, expectations) if item not in nowhere]
    problems += [warning(where, "file.value_apart", label=item.label, value=item.values[0], word=item.words[0]) for item in elsewhere]
    return problems


def _is_picture(page: PageObject, text: str) -> bool:
    letters = sum(map(str.isalnum, text))
    return not letters or (letters < _LEAST_TEXT and survived(lambda: is_covered(page)))


def _has_siret(text: str) -> bool:
    return any(_is_siret(found) for found in re.findall(r"(?<!\d)(?:\d\s?){14}(?!\d)", text))


def _is_siret(text: str) -> bool:
    try:
        Siret(text)
    except UnreadableError:
        return False
    return True
