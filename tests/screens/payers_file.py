"""Data files with payers and procedures of the volunteer's own."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chorus_desktop.domain.numbers import Siret
from chorus_desktop.services import moving, procedure_files, procedures, recipients
from chorus_desktop.services.opening import Store
from chorus_desktop.store.recipients import add_recipient
from tests.helpers import examples as club
from tests.helpers import towns

TODAY = date(2026, 2, 10)
Ids = Mapping[str, str]


def own(store: Store, folder: Path, season: Ids) -> Ids:
    """A procedure of her own, complete; another begun; a season added to one of the program; the file of the first, received."""
    ids = dict(season)
    complete = procedures.create(store)
    procedures.save(store, complete, towns.PORT_NEUF)
    begun = procedures.copy(store, club.cloisirs().id)
    typed = dict(procedures.view(store, begun).typed)
    procedures.save(store, begun, {**typed, "recipient_name": "Ville de Grand-Large", "siret": "732 829 320 0007"})
    adds = procedures.extend(store, club.cloisirs().id)
    shared = procedure_files.share(store, complete, folder / "demarche-recue.toml")
    return {**ids, "own": complete, "begun": begun, "adds": adds, "shared": str(shared)}


def of_towns(store: Store, folder: Path, season: Ids) -> Ids:
    """Structures of every kind: added by hand with its services, moved to another SIRET, half typed."""
    ids = dict(season)
    served = (
        {"code": "SPORT", "label": "Service des sports", "active_from": "01/01/2024", "engagement_required": "oui"},
        {"code": "JEUN-2", "label": "Jeunesse et vie associative", "active_to": "31/12/2025"},
    )
    town = add_recipient(store, club.town(engagement_rule="required", either_required=True))
    recipients.save(store, town, {}, served)
    moved = add_recipient(store, club.town(name="Communauté de communes des Trois Rivières", siret=Siret("213 501 240 00013")))
    done = moving.move(store, moved, {"siret": "213 501 240 00021", "day": "01/01/2026"}, TODAY)
    wrong = recipients.create(store, TODAY)
    bad = ({"code": "école!", "label": "Écoles"}, {"code": "", "label": "Cantine", "active_from": "31/02/2026"})
    recipients.save(store, wrong, {"name": "Syndicat scolaire de la Vallée", "siret": "213 501 232 0001"}, bad)
    return {
        **ids,
        "town": town,
        "moved": done.former if isinstance(done, moving.Moved) else "",
        "wrong": wrong,
        "brought": str(club.cloisirs().recipient.siret),
    }
