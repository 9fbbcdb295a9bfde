"""Whom to call or write to, as every paper shows it."""

from collections.abc import Iterable

from chorus_desktop.documents import kit
from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.rows import Line, text_lines
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.recipient import Contact


def contact_lines(contacts: Iterable[Contact], parent: Element, room: float, style: Style = kit.TEXT) -> tuple[Line, ...]:
    """Each contact with its title, then how to reach it."""
    lines: list[Line] = []
    for contact in contacts:
        element = parent.add("P")
        lines.extend(text_lines(contact.title, style.bold(), room, element))
        phone = contact.phone.pretty() if contact.phone else ""
        reach = " \u00b7 ".join(part for part in (contact.email or "", phone, contact.hours) if part)
        address = ", ".join(line.replace(" ", "\u00a0") for line in contact.lines)  # cut between its lines, not inside one
        for text in (reach, address):
            lines.extend(text_lines(text, style, room, element))
    return tuple(lines)
