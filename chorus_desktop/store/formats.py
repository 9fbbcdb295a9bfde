"""How domain objects are kept as JSON: the format number of each, and the steps that bring an older one up to it.

A field that is added with a default needs no step. A field renamed, removed or given another meaning takes one step: a
function from the JSON of format *n* to that of format *n* + 1, added at the end of ``steps``; the format number follows.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attachment_act import AttachmentAct
from chorus_desktop.domain.attendance import Activity, Child, Stay
from chorus_desktop.domain.attendance_used import AttendanceUsed
from chorus_desktop.domain.certificate import CertificateSet, PrintedSheet
from chorus_desktop.domain.dossier import Dossier
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.own_procedure import OwnProcedure
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.payment import Payment
from chorus_desktop.domain.recipient_card import RecipientCard
from chorus_desktop.domain.shape import Record

T = TypeVar("T", bound=Record)
Step = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Kept(Generic[T]):
    """How one kind of object is kept.

    Attributes:
        model: its class.
        steps: ``steps[n - 1]`` takes the JSON of format ``n`` to format ``n + 1``.
    """

    model: type[T]
    steps: tuple[Step, ...] = ()

    @property
    def format(self) -> int:
        """The format written today."""
        return len(self.steps) + 1

    def write(self, value: T) -> str:
        """The JSON of an object, in today's format."""
        return value.model_dump_json()

    def read(self, body: str, written_as: int) -> T:
        """The object of a JSON.

        Args:
            body: the JSON as it was kept.
            written_as: its format.

        Raises:
            ValueError: a format that this version does not know, or a body that is not what its format says.
        """
        if written_as == self.format:
            return self.model.model_validate_json(body)
        if not 1 <= written_as < self.format:
            message = f"{self.model.__name__} of format {written_as}; this version writes {self.format}"
            raise ValueError(message)
        data = json.loads(body)
        for step in self.steps[written_as - 1 :]:
            data = step(data)
        return self.model.model_validate_json(json.dumps(data))


ASSOCIATION = Kept(Association)
DOSSIER = Kept(Dossier)
INVOICE = Kept(Invoice)
ISSUED = Kept(IssuedDocument)
ATTACHMENT = Kept(Attachment)
ATTACHMENT_ACT = Kept(AttachmentAct)
PAST_INVOICE = Kept(PastInvoice)
RECIPIENT = Kept(RecipientCard)
OWN_PROCEDURE = Kept(OwnProcedure)
CHILD = Kept(Child)
ACTIVITY = Kept(Activity)
STAY = Kept(Stay)
PRINTED_SHEET = Kept(PrintedSheet)
CERTIFICATE_SET = Kept(CertificateSet)
ATTENDANCE_USED = Kept(AttendanceUsed)
PAYMENT = Kept(Payment)
