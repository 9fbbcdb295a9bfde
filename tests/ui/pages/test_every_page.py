"""What holds for each of these pages: named for a screen reader, walked in reading order, no window of its own, nothing wider than it."""

from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.ui.pages.accounts import AccountsPage
from chorus_desktop.ui.pages.activities import ActivitiesPage
from chorus_desktop.ui.pages.association import AssociationPage
from chorus_desktop.ui.pages.bank import BankPage
from chorus_desktop.ui.pages.cares import CaresPage
from chorus_desktop.ui.pages.children import ChildrenPage
from chorus_desktop.ui.pages.convention import ConventionPage
from chorus_desktop.ui.pages.deadlines import DeadlinesPage
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.engagements import EngagementsPage
from chorus_desktop.ui.pages.exports import ExportsPage
from chorus_desktop.ui.pages.find_recipient import FindRecipientPage
from chorus_desktop.ui.pages.first_start import FirstStartPage
from chorus_desktop.ui.pages.grid import GridPage
from chorus_desktop.ui.pages.guide import GuidePage
from chorus_desktop.ui.pages.home import HomePage
from chorus_desktop.ui.pages.import_presences import ImportPresencesPage
from chorus_desktop.ui.pages.import_table import ImportTablePage
from chorus_desktop.ui.pages.letter import LetterPage
from chorus_desktop.ui.pages.move_recipient import MoveRecipientPage
from chorus_desktop.ui.pages.new_dossier import NewDossierPage
from chorus_desktop.ui.pages.overview import OverviewPage
from chorus_desktop.ui.pages.own_procedure import OwnProcedurePage
from chorus_desktop.ui.pages.own_procedures import OwnProceduresPage
from chorus_desktop.ui.pages.past import PastPage
from chorus_desktop.ui.pages.payment import PaymentPage
from chorus_desktop.ui.pages.payment_delay import PaymentDelayPage
from chorus_desktop.ui.pages.payments import PaymentsPage
from chorus_desktop.ui.pages.preparation import preparation_page
from chorus_desktop.ui.pages.presences import PresencesPage
from chorus_desktop.ui.pages.procedure import ProcedurePage
from chorus_desktop.ui.pages.procedure_preview import OwnPreviewPage, ReceivedProcedurePage
from chorus_desktop.ui.pages.recipient import RecipientPage
from chorus_desktop.ui.pages.recipients import RecipientsPage
from chorus_desktop.ui.pages.rules import RulesPage
from chorus_desktop.ui.pages.search import SearchPage
from chorus_desktop.ui.pages.setup import SetupPage
from chorus_desktop.ui.pages.stays import StaysPage
from chorus_desktop.ui.pages.tariffs import TariffsPage
from chorus_desktop.ui.pages.twins import TwinsPage
from chorus_desktop.ui.theme import Appearance, Scheme
from tests.helpers import ase, banks, keyboard, presences, stayed
from tests.helpers.accessible import name_of, nameless
from tests.helpers.examples import cloisirs
from tests.helpers.table_kinds import NAMES
from tests.helpers.towns import PORT_NEUF
from tests.screens import rosters
from tests.ui.pages.works_pages import WORKS_PAGES


def served(room):
    key = services.recipients.create(room.store, room.today)
    services.recipients.save(room.store, key, {"name": "Port-Neuf", "siret": "213 501 232 00010"}, ({"code": "A"}, {"code": "B"}))
    return key


def _own(room):
    """A procedure of her own with two rows in each list."""
    own_id = services.procedures.create(room.store)
    twice = {path.replace(".a.", ".b."): text for path, text in PORT_NEUF.items() if ".a." in path}
    services.procedures.save(room.store, own_id, {**PORT_NEUF, **twice, "seasons.b.title": "2026-2027"})
    return own_id


def _sheet(room, rows, columns):
    presences.stored(room.store, room.club.dossier, presences.sheet(rows, columns))
    return GridPage(room.desk, room.club.dossier)


def _roster(room):
    rosters.fill(room.store, {"dossier": room.club.dossier})
    return True


def _importing(room):
    """A table looked at, with a mark to mend, a cell that differs, and columns without a title."""
    presences.stored(room.store, room.club.dossier, presences.sheet(2, 1, (0, 0)))
    page = ImportPresencesPage(room.desk, room.club.dossier)
    page._look(services.presence_tables.pasted("Enfant\t07/01/2026\t14/01\t32/01\nLina A.\tP\tpréésent\t\nNoé A.\tP\tA\t\n"))
    return page


def _deposited(room):
    invoice_id = room.club.issue("FA2026-002")
    services.issue.deposited(room.store, invoice_id, room.today)
    return invoice_id


def _paid(room):
    invoice_id, on = _deposited(room), french.short_date(room.today)
    return services.payments.note(room.store, "", {"on": on, "amount": "60,00", "label": "VIR"}, {invoice_id: "50"}, room.today).id


def _bank(room):
    """A statement with a table, proposals and a remark."""
    _paid(room)
    page = BankPage(room.desk)
    lines = [banks.line(47_500, "VIR FA2026-002", on=room.today), banks.line(5_000, "VIR FA2026-002", on=date(2026, 1, 2))]
    path = room.folder / "releve.csv"
    path.write_bytes(banks.csv(lines))
    page._look(path)
    return page


def _roster(room):
    rosters.fill(room.store, {"dossier": room.club.dossier})
    return True


def _late(room):
    """A payment a month late, its rate known."""
    invoice_id = room.club.issue("FA2026-002")
    services.issue.deposited(room.store, invoice_id, date(2026, 2, 1))
    services.delay.keep_rate(room.store, date(2026, 1, 1), Decimal("2.15"))
    room.today = date(2026, 4, 6)
    return PaymentDelayPage(room.desk, invoice_id)


PAGES = {
    "home": lambda room: HomePage(room.desk),
    "first start": lambda room: FirstStartPage(room.desk),
    "setup": lambda room: SetupPage(room.desk, room.club.association),
    "new dossier": lambda room: NewDossierPage(room.desk, room.club.association),
    "dossier": lambda room: DossierPage(room.desk, room.club.dossier),
    "association": lambda room: AssociationPage(room.desk, room.club.association),
    "past": lambda room: PastPage(room.desk, room.club.association),
    **{
        f"preparation {part}": partial(lambda part, room: preparation_page(room.desk, room.club.association, part), part)
        for part in ("", "account", "structure", "attachment", "rights", "bank", "people", "unreachable")
    },
    "convention": lambda room: ConventionPage(room.desk, room.club.dossier),
    "engagements": lambda room: EngagementsPage(room.desk, room.club.dossier),
    "cares": lambda room: CaresPage(room.desk, ase.opened(room.store, room.club.association)),
    "stays": lambda room: StaysPage(room.desk, stayed.year(room)),
    "presences": lambda room: PresencesPage(room.desk, room.club.dossier),
    "grid": lambda room: _sheet(room, 20, 40),
    "empty grid": lambda room: _sheet(room, 0, 0),
    "children": lambda room: (
        presences.stored(room.store, room.club.dossier, presences.sheet(30, 2)) or ChildrenPage(room.desk, room.club.dossier)
    ),
    "activities": lambda room: _roster(room) and ActivitiesPage(room.desk, room.club.dossier),
    "twins": lambda room: _roster(room) and TwinsPage(room.desk, room.club.dossier),
    "tariffs": lambda room: TariffsPage(room.desk, room.club.dossier),
    "procedure": lambda room: ProcedurePage(room.desk, room.club.dossier),
    "letter": lambda room: LetterPage(room.desk, room.club.dossier, "send_convention"),
    "guide": lambda room: GuidePage(room.desk),
    "search": lambda room: SearchPage(room.desk),
    "state in the guide": lambda room: GuidePage(room.desk, "rejetee"),
    "recipients": lambda room: RecipientsPage(room.desk),
    "recipient": lambda room: RecipientPage(room.desk, served(room)),
    "find recipient": lambda room: FindRecipientPage(room.desk, room.club.dossier),
    "move recipient": lambda room: MoveRecipientPage(room.desk, served(room)),
    "import presences": _importing,
    "import table": lambda room: ImportTablePage(room.desk, NAMES),
    "payments": lambda room: _paid(room) and PaymentsPage(room.desk),
    "payment": lambda room: PaymentPage(room.desk, _paid(room)),
    "new payment": lambda room: PaymentPage(room.desk, "", _deposited(room)),
    "bank": _bank,
    "overview": lambda room: OverviewPage(room.desk),
    "exports": lambda room: ExportsPage(room.desk),
    "accounts": lambda room: AccountsPage(room.desk, room.club.association),
    "rules": lambda room: RulesPage(room.desk),
    "deadlines": lambda room: DeadlinesPage(room.desk),
    "payment delay": _late,
    "own procedures": lambda room: _own(room) and OwnProceduresPage(room.desk),
    "own procedure": lambda room: OwnProcedurePage(room.desk, _own(room)),
    "added seasons": lambda room: OwnProcedurePage(room.desk, services.procedures.extend(room.store, cloisirs().id)),
    "preview": lambda room: OwnPreviewPage(room.desk, _own(room)),
    **WORKS_PAGES,
    "received": lambda room: ReceivedProcedurePage(room.desk, services.procedure_files.Received(procedure=cloisirs(), twin="Une autre")),
}


@pytest.fixture(params=PAGES)
def page(request, room):
    room.club.issue()
    room.club.draft()
    for role in ("manager", "user"):
        person = services.preparation.add_person(room.store, room.club.association)
        services.preparation.save_person(room.store, room.club.association, person, {"role": role, "left_on": "31/01/2026"})
    services.associations.add_past(room.store, room.club.association, {"number": "FA2025-040", "day": "12/12/2025"})
    return room.show(PAGES[request.param](room))


def test_everything_has_a_name_of_its_own(room, page):
    assert nameless(page) == []

    names = [button.accessibleName() or button.text() for button in room.everything(QPushButton)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_tab_follows_the_eye(room, page):
    page.first = None  # from its heading, wherever the page itself puts the cursor
    page.take_focus()
    walked = [QApplication.focusWidget()]
    for _ in range(300):
        focused = keyboard.tab()
        if focused is None or not page.isAncestorOf(focused) or focused in walked:
            break
        walked.append(focused)
    tops = [(widget.mapTo(page.area.widget(), QPoint(0, 0)).y(), widget.accessibleName() or name_of(widget)) for widget in walked[1:]]

    assert tops
    # Two pieces of one row may be a few pixels apart.
    assert [(before, after) for before, after in pairwise(tops) if after[0] < before[0] - 60] == []


def test_it_is_the_only_window(room, page):
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [room.shell]


def test_nothing_runs_out_on_the_right(room, page, look):
    for text in (1.0, 1.5):
        if look.appearance.text != text:
            look.show(Appearance(Scheme.LIGHT, text))
        room.shell.resize(1280, 800)
        for _ in range(3):
            QApplication.processEvents()

        assert page.area.horizontalScrollBar().maximum() == 0, text
