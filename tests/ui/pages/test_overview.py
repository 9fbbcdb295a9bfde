"""The « Bilan » by keyboard: charts walked with the arrows, their tables, the report, the way to the exports."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableWidget

from chorus_desktop import services
from chorus_desktop.ui.pages.overview import OverviewPage
from chorus_desktop.ui.theme import Appearance, Scheme
from chorus_desktop.ui.widgets.bar_chart import BarChart
from chorus_desktop.ui.widgets.patterns import DOTTED, FULL, HOLLOW, STRIPED, fill
from tests.helpers import books, keyboard
from tests.helpers.accessible import nameless
from tests.helpers.stores import judo


@pytest.fixture
def year(room):
    room.today = date(2026, 7, 1)
    return books.year(room.club)


def chart(room):
    (found,) = room.everything(BarChart)
    return found


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_its_figures_are_three_facts_and_what_is_awaited(room, year):
    room.show(OverviewPage(room.desk))
    said = plain(room.reads())

    for wanted in (
        "2 332,50 €",
        "2 032,50 €",
        "1 005,00 €",
        "725,00 €",
        "Attendu des collectivités",
        "1 307,50 €",
        "Pas encore déposé",
        "300,00 €",
    ):
        assert wanted in said, wanted
    assert "1 rejetée, 1 annulée avant dépôt (1 439,00 €)" in said
    assert "3 factures, 1 307,50 € attendus" in said
    assert "2 587,50 € restent sur 4 920,00 €" in said


def test_a_chart_is_walked_with_the_arrows_and_says_its_figures(room, year):
    room.show(OverviewPage(room.desk))
    bars = chart(room)
    bars.setFocus(Qt.FocusReason.TabFocusReason)

    keyboard.press(Qt.Key.Key_Right, on=bars)
    assert "janvier 2026 : facturé 525,00 €, déposé 0,00 €, accepté 0,00 €, payé 0,00 €" in plain(room.reads())
    keyboard.press(Qt.Key.Key_Right, on=bars)
    assert "février 2026 : facturé 480,00 €, déposé 525,00 €, accepté 525,00 €, payé 0,00 €" in plain(room.reads())
    keyboard.press(Qt.Key.Key_End, on=bars)
    keyboard.press(Qt.Key.Key_Right, on=bars)
    assert "mai 2026 : facturé 740,00 €" in plain(room.reads())
    keyboard.press(Qt.Key.Key_Home, on=bars)
    keyboard.press(Qt.Key.Key_Left, on=bars)
    assert "janvier 2026 : facturé 525,00 €" in plain(room.reads())
    assert "Le plus haut : 740,00 € (mai 2026)." in plain(bars.accessibleDescription())
    keyboard.press(Qt.Key.Key_Tab, on=bars)
    assert QApplication.focusWidget() is not bars


def test_a_month_is_chosen_with_the_mouse(room, year):
    room.show(OverviewPage(room.desk))
    bars = chart(room)

    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(bars.width() - 20, 60))

    assert "mai 2026 : facturé 740,00 €" in plain(room.reads())


def test_every_chart_has_its_table(room, year):
    room.show(OverviewPage(room.desk))
    room.press("Voir le tableau\u00a0: mois par mois")
    room.press("Voir le tableau\u00a0: par collectivité")

    months, payers = sorted(room.everything(QTableWidget), key=lambda table: table.accessibleName())
    assert [months.accessibleName(), payers.accessibleName()] == ["Mois par mois", "Par collectivité"]
    assert [plain(months.item(3, place).text()) for place in range(5)] == ["Avril 2026", "0,00 €", "612,50 €", "0,00 €", "200,00 €"]
    last = months.rowCount() - 1
    assert [plain(months.item(last, place).text()) for place in range(5)] == ["Total", "2 332,50 €", "2 032,50 €", "1 005,00 €", "725,00 €"]
    assert plain(payers.item(0, 0).text()) == "Ville de Cherbourg-en-Cotentin"


def test_a_year_is_chosen_and_kept_when_one_comes_back(room, year):
    page = room.show(OverviewPage(room.desk))
    books.issue(room.club, "FA2026-008", 5_000, date(2025, 12, 31))
    page.returned()
    choice = room.named("Période", QComboBox)

    assert [choice.itemText(rank) for rank in range(choice.count())] == ["Saison 2025-2026", "Année 2026", "Année 2025", "Depuis le début"]
    choice.setCurrentIndex(2)
    page.returned()

    assert choice.currentText() == "Année 2025"
    assert "50,00\u00a0€" in room.reads()
    assert len(chart(room)._titles) == 1


def test_one_of_several_associations_is_looked_at(room, year):
    other = judo(room.store, name="Autre club", siret="987 654 324 00019")
    books.issue(other, "FA2026-001", 10_000, date(2026, 6, 30), seller=books.seller(other))
    room.show(OverviewPage(room.desk))
    choice = room.named("Association", QComboBox)
    choice.setCurrentIndex(choice.findText("Autre club"))

    assert "100,00\u00a0€" in room.reads()
    assert "2\u202f332,50" not in room.reads()


def test_the_report_opens_as_a_paper(room, year):
    room.show(OverviewPage(room.desk))
    room.press("Imprimer le rapport")

    way, title, content = room.ways.taken[-1]
    assert (way, plain(title)) == ("paper", "Rapport : saison 2025-2026")
    assert content.startswith(b"%PDF-")


def test_the_exports_are_one_press_away(room, year):
    room.show(OverviewPage(room.desk))
    room.press("Exporter…")

    assert room.ways.taken == [("exports",)]


def test_an_empty_file_says_when_it_fills(room):
    room.club.draft()
    room.show(OverviewPage(room.desk))

    assert "Aucune facture finalisée pour l’instant" in room.reads()
    assert room.everything(BarChart) == []
    room.press("Aller à l’accueil")
    assert room.ways.taken == [("home",)]


def test_a_period_of_nothing_but_what_was_cancelled_says_so(room):
    year = books.issue(room.club, "FA2026-001", 5_000, date(2026, 1, 31))
    services.issue.cancel(room.store, year, date(2026, 2, 3), "Erreur")
    room.show(OverviewPage(room.desk))

    assert "Aucune facture de cette période n’est comptée." in room.reads()
    assert "1 annulée avant dépôt (50,00\u00a0€)" in room.reads()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_its_four_surfaces_differ_without_colour(room, year, look, scheme):
    """Drawn in grey, no two patterns look alike."""
    look.show(Appearance(scheme, 1.5))
    found = []
    for pattern in (FULL, DOTTED, STRIPED, HOLLOW):
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(look.colour("card"))
        painter = QPainter(image)
        fill(painter, QRectF(0, 0, 60, 60), pattern)
        painter.end()
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        dots = [grey.pixelColor(x, y).lightness() for x in range(8, 52) for y in range(8, 52)]
        found.append((sum(dots) / len(dots), len(set(dots)) > 1))

    full, dotted, striped, hollow = found
    assert (full[1], hollow[1]) == (False, False)
    assert (dotted[1], striped[1]) == (True, True)
    shades = [shade for shade, _ in found]
    assert min(abs(a - b) for rank, a in enumerate(shades) for b in shades[rank + 1 :]) > 12


def test_everything_has_a_name_for_a_screen_reader(room, year):
    assert nameless(room.show(OverviewPage(room.desk))) == []
