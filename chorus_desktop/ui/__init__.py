"""The window: PySide6 Widgets over the domain's types and the services' verbs."""

from chorus_desktop.machine import singletons

# Before the first Qt call of all, whoever makes it.
singletons.spare()
