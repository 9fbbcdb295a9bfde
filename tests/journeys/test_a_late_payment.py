"""The town does not pay: home says it, the delay is explained, the interest is reckoned and claimed, the days go into her agenda."""

import io
from datetime import date

from icalendar import Calendar
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from chorus_desktop.services import issue, opening
from tests.helpers import clubs

DEPOSITED = date(2026, 2, 3)
APRIL = date(2026, 4, 6)


def test_from_the_alarm_to_the_letter(arrives, tmp_path):
    store = clubs.opened(tmp_path, DEPOSITED)
    club = clubs.judo(store, tmp_path)
    invoice_id, _ = club.issues()
    issue.deposited(store, invoice_id, DEPOSITED)
    opening.close(store)

    volunteer = arrives(APRIL)
    volunteer.is_on("Vos dossiers")
    volunteer.sees("Aujourd’hui", "Attendu le 7 mars 2026, 30 jours de retard")
    volunteer.presses("Relancer le paiement de FA2026-001")

    volunteer.is_on("Paiement de FA2026-001")
    volunteer.sees("Paiement en retard de 30 jours", "5 février 2026, estimé (R. 2192-14)")
    volunteer.types("Taux de la BCE au 1er janvier 2026", "2,15 %")
    volunteer.presses("Garder ce taux")
    volunteer.sees("352,50 € × 10,15 % × 30 / 365 = 2,94 €", "42,94 €")

    volunteer.presses("Copier le message")
    assert "devait être payée au plus tard le 7 mars 2026" in QGuiApplication.clipboard().text()
    volunteer.presses("Voir la lettre")
    volunteer.is_on("Intérêts de retard FA2026-001")
    path = tmp_path / "lettre.pdf"
    volunteer.will_answer(path)
    volunteer.presses("Enregistrer sous…")
    volunteer.qtbot.waitUntil(path.exists)
    assert "Total à payer" in PdfReader(io.BytesIO(path.read_bytes())).pages[0].extract_text()

    # The town answers: it had interrupted the delay. The payment is not late any more.
    volunteer.goes_back()
    volunteer.presses("La collectivité a interrompu le délai")
    volunteer.types("La collectivité a interrompu le délai le", "20/02/2026")
    volunteer.presses("Le délai a été interrompu")
    volunteer.sees("Délai de paiement interrompu")
    volunteer.types("Elle a tout reçu le", "30/03/2026")
    volunteer.presses("Elle a tout reçu")
    volunteer.sees("Paiement attendu le 29 avril 2026 au plus tard")

    volunteer.goes_to("Échéances")
    volunteer.sees("Vérifier le paiement de FA2026-001", "Avril 2026")
    path = tmp_path / "echeances.ics"
    volunteer.will_answer(path)
    volunteer.presses("Exporter vers mon agenda")
    volunteer.sees("Écrit : echeances.ics")
    due = [event for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT") if str(event["uid"]).startswith("payment_due")]
    assert [(event.decoded("dtstart"), len(event.walk("VALARM"))) for event in due] == [(date(2026, 4, 29), 1)]
