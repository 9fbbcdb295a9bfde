"""The window: PySide6 Widgets over the domain's types and the services' verbs."""

from chorus_desktop.ui import immortal

immortal.keep_alive()
