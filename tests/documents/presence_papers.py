"""Sheets and attestations in many shapes, for the papers to be drawn from."""

from dataclasses import replace
from datetime import date

from chorus_desktop.documents.attendance_sheet import sheet_paper
from chorus_desktop.domain.attendance import Attendance, Stay
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.attendance_sheet import plan, view
from chorus_desktop.domain.attesting import attested
from chorus_desktop.domain.certificate import CertificateSet, Grouping, PrintedSheet
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.paper_code import paper_code
from tests.documents.samples import SELLER_SIRET, signature
from tests.helpers import presences

LONG = "de la Tour d’Auvergne-Lauraguais-Montmorency"
FACTS = {
    "association": "Judo Club de la Baie", "representative": "Claire Martin", "quality": "présidente", "recipient": "Ville de Port-Neuf",
    "scheme": "C’LOISIRS", "season": "2025-2026",
}  # fmt: skip
IMAGES = {"signature": signature()}
SPAN = (date(2025, 9, 1), date(2026, 12, 31))


def attendance(children, sessions):
    """A sheet with cards, groups and, every fifth, a long name."""
    made = presences.sheet(children, sessions, (0, 0), blank=((1, 0),) if children > 1 else ())
    those = [
        child.model_copy(
            update={"card": f"50-{rank:04}", "group": "Poussins" if rank % 2 else "", "last_name": child.last_name if rank % 5 else LONG}
        )
        for rank, child in enumerate(made.children)
    ]
    return replace(made, children=tuple(those))


def sheet(children, sessions, *, landscape=True, filled=False, practice=False, of=None, **words):
    """A printed sheet and its paper."""
    known = of or attendance(children, sessions)
    pages = plan([child.id for child in known.children], [session.id for session in known.sessions], landscape)
    made = PrintedSheet(
        code=paper_code("F", 4242),
        dossier="d",
        activity="judo",
        printed_on=date(2026, 1, 5),
        filled=filled,
        landscape=landscape,
        pages=pages,
    )
    facts = {key: FACTS[key] for key in ("association", "recipient", "scheme", "season")} | words
    return made, sheet_paper(made, view(made, known, **facts), practice=practice)


def issued(children, sessions, grouping="child", *, of=None, by="session", **more):
    """A set of attestations."""
    known = of or attendance(children, sessions)
    rule = AttendanceRule(card="N° de carte", by=by)
    made = attested(known, rule, Grouping(grouping), SPAN, FACTS)
    values = {
        "code": paper_code("A", 7), "grouping": Grouping(grouping), "dossier": "d", "first": SPAN[0], "last": SPAN[1],
        "issued_on": date(2026, 7, 1), "place": "Cherbourg-en-Cotentin", "association": FACTS["association"], "siret": Siret(SELLER_SIRET),
        "address": ("4 rue des Embruns", "50100 Cherbourg-en-Cotentin"), "signatory": "Claire Martin", "quality": "Présidente",
        "recipient": FACTS["recipient"], "scheme": FACTS["scheme"], "card_title": rule.card, "items": made.items, "words": made.words,
    }  # fmt: skip
    return CertificateSet.model_validate(values | more)


def stays():
    """Two children received for weeks."""
    those = (
        Stay(id="a", child="c0", arrived_on=date(2026, 1, 3), left_on=date(2026, 1, 17)),
        Stay(id="b", child="c1", arrived_on=date(2026, 2, 1), left_on=date(2026, 3, 31)),
        Stay(id="c", child="c1", arrived_on=date(2026, 5, 4), left_on=date(2026, 5, 4)),
    )
    return Attendance(children=presences.children(2), stays=those)
