"""A data file with a small market of works, fictitious, made through the services."""

from datetime import date

from chorus_desktop import services
from chorus_desktop.domain.reading import write
from chorus_desktop.store.associations import save_association
from tests.helpers import examples

AUGUST_5 = date(2026, 8, 5)
PARTIES = (
    {"id": "mine", "role": "supplier", "name": "Judo Club de la Baie", "siret": "12345678200010"},
    {"id": "manager", "role": "manager", "name": "Atelier Lebrun", "siret": "12345678200010"},
    {"id": "owner", "role": "owner", "name": "Commune de Valmarie", "siret": "20005684400018"},
)
LINES = (
    {"id": "1", "code": "1", "designation": "Fenêtres", "unit": "u", "quantity": "100", "unit_price": "60"},
    {"id": "2", "code": "2", "designation": "Combles", "unit": "m²", "quantity": "40", "unit_price": "100"},
)


def opened_market(store, *, filled=True, mine="supplier"):
    """A dossier of works; empty, or with two prices that come to 10 000,00 before VAT."""
    known = services.home.home(store, AUGUST_5).associations
    club = known[0].id if known else services.associations.create(store)
    save_association(store, club, examples.judo_club(), {})
    dossier_id = services.dossiers.create(store, club, "marche-de-travaux", "2026", AUGUST_5)
    key = services.recipients.create(store, AUGUST_5)
    services.recipients.save(store, key, write(examples.town()), ())
    services.recipients.choose(store, dossier_id, key)
    if filled:
        shown = services.markets.view(store, dossier_id, AUGUST_5)
        market = {**shown.forms["market"], "title": "Salle des fêtes", "mine": mine, "ccag": "oui"}
        services.markets.save(store, dossier_id, {**shown.forms, "market": market}, PARTIES, LINES, AUGUST_5)
    return dossier_id
