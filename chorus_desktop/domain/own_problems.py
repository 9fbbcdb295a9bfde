"""What is missing or wrong in a procedure that a volunteer writes, each problem with the place of its field."""

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from chorus_desktop.domain.attendance_rule import CERTIFICATE_KEYS, OF_ONE_CHILD
from chorus_desktop.domain.foreign_text import MOST_ROWS, fault, is_https, mask_fault
from chorus_desktop.domain.own_procedure import ROWS, OwnLetter, OwnProcedure, OwnSeason, OwnWindow, Rhythm
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.procedure import LETTER_KEYS
from chorus_desktop.domain.reading import fields_of
from chorus_desktop.domain.shape import Record

sentences(
    {
        "own.scheme": "Donnez un nom au dispositif\u00a0: il sert de titre aux dossiers.",
        "own.name_long": "Ce nom est trop long\u00a0: 150 caractères au plus.",
        "own.rhythm": "Dites si les dossiers se font par saison ou toute l’année.",
        "own.recipient": "Indiquez la collectivité qui paie.",
        "own.siret": "Indiquez le SIRET de la collectivité\u00a0: la facture est déposée à ce numéro.",
        "own.source": "Dites où vous avez lu ces règles\u00a0: celui qui les relira saura où vérifier.",
        "own.checked_on": "Indiquez le jour où vous avez relu ces règles.",
        "own.convention_to": "Indiquez le service à qui la convention s’envoie.",
        "own.years": "Indiquez pour combien d’années la convention peut durer en tout, de 1 à 20.",
        "own.no_season": "Ajoutez au moins une saison, avec ses dates.",
        "own.season_days": "Indiquez le premier et le dernier jour de cette saison.",
        "own.season_order": "La fin de la saison précède son début\u00a0: corrigez l’une des deux dates.",
        "own.season_deposit": "Le dernier jour de dépôt précède le début de la saison\u00a0: corrigez l’une des deux dates.",
        "own.season_twice": "Une autre saison porte déjà ce nom.",
        "own.season_used": "Un de vos dossiers suit la saison «\u00a0{season}\u00a0», qui n’est plus ici\u00a0: gardez-la, ou supprimez d’abord ce dossier.",
        "own.window_from": "Indiquez la première date de facture de cette période.",
        "own.window_order": "La fin de cette période précède son début\u00a0: corrigez l’une des deux dates.",
        "own.mask": "Une forme de numéro a 50 caractères et quatre * au plus, jamais deux * de suite.",
        "own.mask_braces": "Dans la forme d’un numéro, seul {{année}} s’écrit entre accolades.",
        "own.row_title": "Complétez cette ligne, ou retirez-la.",
        "own.link_url": "L’adresse commence par https://, sans espace ni nom d’utilisateur.",
        "own.most": "Écrivez un nombre de jours, de 1 à 366, ou laissez vide.",
        "own.letter_use": "Dites à quoi sert ce message.",
        "own.letter_twice": "Un autre message sert déjà à cela.",
        "own.letter_place": "«\u00a0{place}\u00a0» n’est pas remplaçable. Vous pouvez écrire\u00a0: {known}.",
        "own.letter_braces": "Une accolade est ouverte sans être fermée, ou l’inverse\u00a0: corrigez-la.",
        "text.control": "Ce texte contient un caractère invisible\u00a0: retapez-le.",
        "text.link": "Ce texte contient une adresse qui n’est pas en https://\u00a0: retirez-la ou corrigez-la.",
        "text.path": "Ce texte contient le chemin d’un fichier d’ordinateur\u00a0: retirez-le.",
        "text.long": "Ce texte est trop long\u00a0: 10\u00a0000 caractères au plus.",
        "own.many": "Il y a trop de lignes ici\u00a0: 300 au plus.",
    }
)

YEAR = "{année}"
_LONGEST_NAME = 150
_TEXT_FAULTS: Mapping[str, Callable[[str], Problem]] = {
    "control": lambda where: error(where, "text.control"),
    "link": lambda where: error(where, "text.link"),
    "path": lambda where: error(where, "text.path"),
    "long": lambda where: error(where, "text.long"),
}


def own_problems(own: OwnProcedure) -> tuple[Problem, ...]:
    """What keeps it from serving, in the order of the page; of seasons added to a shipped procedure only what concerns them."""
    found = chain(_seasons(own), _texts(OwnProcedure, own)) if own.extends else _whole(own)
    first: dict[str, Problem] = {}
    for problem in found:
        first.setdefault(problem.where, problem)
    return tuple(first.values())


def _whole(own: OwnProcedure) -> Iterator[Problem]:
    yield from _required(
        ("scheme", "own.scheme", own.scheme),
        ("rhythm", "own.rhythm", own.rhythm),
        ("recipient_name", "own.recipient", own.recipient_name),
        # The payer of a general procedure is chosen for each dossier.
        ("siret", "own.siret", own.siret or (own.base is not None and own.base.any_recipient)),
    )
    for where, name in (("scheme", own.scheme), ("recipient_name", own.recipient_name)):
        if len(name) > _LONGEST_NAME:
            yield error(where, "own.name_long")
    yield from _mask("mask", own.mask)
    if own.convention:
        yield from _required(("convention_to", "own.convention_to", own.convention_to))
        if not re.fullmatch("[1-9]|1[0-9]|20", own.convention_years.strip()):
            yield error("convention_years", "own.years")
    if own.rhythm is Rhythm.SEASON:
        yield from _seasons(own)
    yield from _presences(own)
    yield from _rows("steps", [(row.id, "title", row.title) for row in own.steps])
    yield from _rows("documents", [(row.id, "title", row.title) for row in own.documents])
    yield from _rows("checks", [(row.id, "text", row.text) for row in own.checks])
    yield from _rows("contacts", [(row.id, "title", row.title) for row in own.contacts])
    yield from _rows("links", [(row.id, "title", row.title) for row in own.links])
    for link in own.links:
        if not is_https(link.url):
            yield error(f"links.{link.id}.url", "own.link_url")
    yield from _letters(own.letters)
    yield from _required(("source", "own.source", own.source), ("checked_on", "own.checked_on", own.checked_on))
    yield from _texts(OwnProcedure, own)


def _presences(own: OwnProcedure) -> Iterator[Problem]:
    yield from _rows("absences", [(row.id, "title", row.title) for row in own.absences])
    for row in own.absences:
        if row.most.strip() and not re.fullmatch("[1-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6]", row.most.strip()):
            yield error(f"absences.{row.id}.most", "own.most")
    yield from _places("one_child", own.one_child, CERTIFICATE_KEYS)
    yield from _places("several", own.several, CERTIFICATE_KEYS - OF_ONE_CHILD)


def _required(*asked: tuple[str, str, object]) -> Iterator[Problem]:
    for where, code, value in asked:
        if not value:
            yield error(where, code)


def _rows(name: str, titles: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    for row_id, field, text in titles:
        if not text.strip():
            yield error(f"{name}.{row_id}.{field}", "own.row_title")


def _seasons(own: OwnProcedure) -> Iterator[Problem]:
    if not own.seasons:
        yield error("seasons", "own.no_season")
    known: set[str] = set()
    for season in own.seasons:
        place = f"seasons.{season.id}"
        yield from (problem.under(place) for problem in _season(own, season))
        name = season.title.strip().casefold()
        if name and name in known:
            yield error(f"{place}.title", "own.season_twice")
        known.add(name)


def _season(own: OwnProcedure, season: OwnSeason) -> Iterator[Problem]:
    first, last = season.starts_on, season.ends_on
    yield from _required(("title", "own.row_title", season.title))
    if first is None or last is None:
        yield error("ends_on" if first else "starts_on", "own.season_days")
    elif last < first:
        yield error("ends_on", "own.season_order")
    elif season.last_deposit and season.last_deposit < first:
        yield error("last_deposit", "own.season_deposit")
    yield from _required(
        ("source", "own.source", season.source or own.source or not own.extends),
        ("checked_on", "own.checked_on", season.checked_on or own.checked_on or not own.extends),
    )
    for window in season.windows:
        yield from (problem.under(f"windows.{window.id}") for problem in _window(window))


def _window(window: OwnWindow) -> Iterator[Problem]:
    yield from _required(("title", "own.row_title", window.title), ("issued_from", "own.window_from", window.issued_from))
    if (window.issued_to or date.max) < (window.issued_from or date.min):
        yield error("issued_to", "own.window_order")
    yield from _mask("mask", window.mask)


def _mask(where: str, mask: str) -> Iterator[Problem]:
    if mask_fault(mask.replace(YEAR, "*")):
        yield error(where, "own.mask")
    if set("{}") & set(mask.replace(YEAR, "")):
        yield error(where, "own.mask_braces")


def _letters(letters: Sequence[OwnLetter]) -> Iterator[Problem]:
    known = set()
    for letter in letters:
        place = f"letters.{letter.id}"
        yield from _required(
            (f"{place}.use", "own.letter_use", letter.use),
            (f"{place}.subject", "own.row_title", letter.subject.strip()),
            (f"{place}.body", "own.row_title", letter.body.strip()),
        )
        if letter.use in known:
            yield error(f"{place}.use", "own.letter_twice")
        known.add(letter.use)
        yield from (problem.under(place) for name in ("subject", "body") for problem in _places(name, getattr(letter, name)))


def _places(where: str, text: str, keys: frozenset[str] = LETTER_KEYS) -> Iterator[Problem]:
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        yield error(where, "own.letter_braces")
        return
    for _, name, spec, conversion in parts:
        if name is not None and (name not in keys or spec or conversion):
            yield error(where, "own.letter_place", place=f"{{{name}}}", known=", ".join(f"{{{key}}}" for key in sorted(keys)))


def _texts(model: type[Record], value: Record) -> Iterator[Problem]:
    """Texts that the program of whoever receives the file would refuse, and lists too long for it."""
    for spec in fields_of(model):
        if spec.kind in ("text", "long_text") and spec.name != "url" and (wrong := fault(getattr(value, spec.name))):
            yield _TEXT_FAULTS[wrong](spec.name)
    for name, row_model in ROWS.get(model, {}).items():
        rows = getattr(value, name)
        if len(rows) > MOST_ROWS:
            yield error(name, "own.many")
            continue
        for row in rows:
            yield from (problem.under(f"{name}.{row.id}") for problem in _texts(row_model, row))
