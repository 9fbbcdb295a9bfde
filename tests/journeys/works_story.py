"""What the stories of works share: a data file with a market that waits to be described, and the acts that come back each month."""

from datetime import date

from chorus_desktop.services import opening
from tests.helpers import clubs
from tests.helpers.works_file import opened_market


def begun(tmp_path, day: date, **market) -> None:
    """A data file of a club with a dossier of works: described as in ``tests.helpers.works_file``, or empty."""
    store = clubs.opened(tmp_path, day)
    opened_market(store, **market)
    opening.close(store)
