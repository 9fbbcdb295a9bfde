"""The portal's states as pages show them: their words, and the tone of each."""

from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import Life
from chorus_desktop.domain.portal_status import Phase, PortalStatus

if TYPE_CHECKING:
    from chorus_desktop.services.views import IssuedView

TONES = {
    Phase.DRAFT: "fix",
    Phase.VALIDATING: "doing",
    Phase.SENT: "doing",
    Phase.RECEIVED: "doing",
    Phase.RETURNED: "fix",
    Phase.REJECTED: "fix",
    Phase.ACCEPTED: "done",
    Phase.ORDERED: "done",
}


def status_of(life: Life) -> PortalStatus | None:
    """The state that the portal shows; none while none was told, or where a newer version told one that this one does not know."""
    shown = life.status
    return next((status for status in services.data.every_status() if shown is not None and status.key == shown.status), None)


def tone(phase: str, *, awaits: bool) -> str:
    """The tone of a meaning (a value of ``Phase``); what was answered waits for somebody else."""
    known = TONES[Phase(phase)]
    return known if awaits or known != "fix" else "locked" if phase == Phase.REJECTED else "doing"


def pill(view: "IssuedView") -> tuple[str, str]:
    """Tone and words of a deposited document: the portal's state once one was told."""
    shown, status = view.life.status, status_of(view.life)
    if shown is None or status is None:
        return "done", view.state.said_of(view.document.kind)
    return tone(shown.phase.value, awaits=view.life.awaits_her), status.label
