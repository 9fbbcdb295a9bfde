"""The window: PySide6 Widgets over the domain's types and the services' verbs."""
