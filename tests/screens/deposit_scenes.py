"""After the deposit: the confirmation, and the portal's certificate."""

from collections.abc import Iterable

from chorus_desktop import services
from chorus_desktop.services.views import IssuedView
from chorus_desktop.ui.pages.certificate_area import CertificateArea
from tests.helpers.deposit_certificates import pdf
from tests.helpers.examples import TODAY
from tests.screens.scene import Scene, then, way
from tests.screens.window import Look


def _drop(look: Look, invoice_id: str, **changes: str) -> None:
    def dropped(view: IssuedView) -> None:
        path = look.program._places.data_file.with_name("certificat.pdf")
        path.write_bytes(pdf(view.document, TODAY, **changes))
        look.page.findChild(CertificateArea)._take([path])

    desk = look.go._desk
    desk.ask(services.deposit.view, invoice_id, desk.today, then=dropped)
    look.settle()


def deposit_scenes() -> Iterable[Scene]:
    """Those of a deposit that took place."""
    yield way("confirmation-du-depot", "deposited", "season", "deposited")
    yield then(way("confirmation-certificat", "deposited", "season", "deposited"), lambda look, ids: _drop(look, ids["deposited"]))
    yield then(
        way("certificat-d-une-autre", "issued", "to_deposit", "finalised"),
        lambda look, ids: _drop(look, ids["finalised"], number="FA2026-011", net="12,00"),
    )
