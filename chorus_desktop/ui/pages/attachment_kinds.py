"""The kinds of document of an invoice, as the window says them, and the files that may become one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chorus_desktop.domain.portal import PortalLimits
from chorus_desktop.ui.dialogs import FileKind

if TYPE_CHECKING:
    from chorus_desktop.domain.attachment_demands import Demanded

PHOTOS = ("jpg", "jpeg", "png", "heic", "heif", "webp", "tif", "tiff", "bmp", "gif")
"""Pictures of which pages are made, some of which the portal would refuse as they are."""


def joinable(limits: PortalLimits) -> FileKind:
    """What may be chosen: what the portal takes, and what the program turns into that."""
    return ("PDF, photos et documents", tuple(f".{extension}" for extension in dict.fromkeys(("pdf", *PHOTOS, *limits.extensions))))


def demand_said(demand: "Demanded") -> str:
    """One word about a kind: who wants it."""
    if demand.required:
        return "Demandé par le payeur"
    return "Utile pour cette facture" if demand.advised else "Facultatif"


def wanted_first(demands: "Sequence[Demanded]") -> str:
    """The kind that she most likely adds next."""
    missing = [each for each in demands if not each.joined and (each.required or each.advised)]
    required = [each for each in demands if each.required]
    found = [*missing, *required, *demands]
    return found[0].rule.kind if found else "other"
