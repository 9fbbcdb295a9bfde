"""Attestations on the page of the attachments: made from the sheet, awaited once signed, told by their code."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attested import WHERE, attendance_rule
from chorus_desktop.domain.dossier import Work
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.boxes import boxed, horizontal
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.certificate_joining import Joinable
    from chorus_desktop.services.views import InvoiceView

MAKE = "Faire les attestations depuis la feuille"


def attested_boxes(desk: Desk, view: "InvoiceView") -> list[QWidget]:
    """What is to be done about attestations, each with the way to their page; and the offer to make them, where there is a sheet."""
    go = partial(desk.go.certificates, view.dossier_id, view.id)
    told = [problem for problem in view.problems if problem.where == WHERE]
    boxes: list[QWidget] = [ProblemBox(found.sentence, level=found.level.value, mend=Mend("Voir les attestations", go)) for found in told]
    if not boxes and attendance_rule(view.work.attachment_rules) and not view.work.attendance.is_empty:
        boxes.append(boxed(horizontal(SecondaryButton(MAKE, go, icon="stamp"), None)))
    return boxes


def offered(item: "Joinable") -> str:
    """What a button that joins a set of the dossier says: « Joindre les attestations A-7K3Q-9X (signées) »."""
    return f"Joindre les attestations {item.code} ({'signées' if item.signed else 'à signer'})"


def attested_name(item: Attachment, work: Work) -> str:
    """What an attachment that is a set of attestations is called: « Attestations A-7K3Q-9X, signées »."""
    made = next((made for made in work.certificates if made.id == item.certificates), None)
    return f"Attestations {made.code.pretty()}, signées" if made else "Attestations signées"
