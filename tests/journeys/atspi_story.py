"""Walks the running program as a screen reader does, by names only; run by the system's Python, which has pyatspi.

    /usr/bin/python3 atspi_story.py APPLICATION

Prints what it meets; the exit status is 1, with a sentence, when something is not found or an active thing has no name.
"""

import signal
import sys
import time

import pyatspi

ACTIVE = {"push button", "button", "check box", "radio button", "combo box", "text", "entry", "table", "list", "menu item"}
PATIENCE = 40.0


def application(name):
    return _until(lambda: next((app for app in pyatspi.Registry.getDesktop(0) if app and app.name == name), None), name)


def everything(node):
    yield node
    for place in range(node.childCount):
        child = node.getChildAtIndex(place)
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            yield from everything(child)


def press(app, name):
    def found():
        return next((node for node in everything(app) if node.getRoleName() in ACTIVE and _plain(node.name).startswith(name)), None)

    _until(found, name).queryAction().doAction(0)


def write(app, name, text):
    def found():
        return next((node for node in everything(app) if node.getRoleName() in ("text", "entry") and _plain(node.name) == name), None)

    _until(found, name).queryEditableText().setTextContents(text)


def sees(app, text):
    _until(lambda: any(text in _plain(node.name) for node in everything(app)), text)
    nameless = [node.getRoleName() for node in everything(app) if node.getRoleName() in ACTIVE and not (node.name or "").strip()]
    if nameless:
        sys.exit(f"without a name where « {text} » is: {nameless}")
    sys.stdout.write(f"{text}\n")


def _plain(text):
    return " ".join((text or "").replace("\u00a0", " ").replace("\u202f", " ").split())


def _until(look, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if found := look():
                return found
        except Exception:  # noqa: BLE001, S110 - a thing may go while it is read: the next look meets what is there
            pass
        # Another process draws the window: there is nothing to wait for but the clock.
        signal.sigtimedwait((), 0.1)
    shown = [node.name for app in pyatspi.Registry.getDesktop(0) if app for node in everything(app) if node.name]
    sys.exit(f"never met: {what}; there is: {shown}")


def story():
    app = application(sys.argv[1])
    sees(app, "Bienvenue. Par quoi commencez-vous ?")
    press(app, "Créer mon association")
    sees(app, "Comment s’appelle votre association ?")
    write(app, "Nom de l’association", "Théâtre du Phare")
    write(app, "SIRET", "123 456 782 00010")
    write(app, "Adresse", "4 rue des Embruns")
    write(app, "Code postal", "50100")
    write(app, "Ville", "Cherbourg-en-Cotentin")
    press(app, "Continuer")
    sees(app, "Qui la représente ?")


if __name__ == "__main__":
    story()
