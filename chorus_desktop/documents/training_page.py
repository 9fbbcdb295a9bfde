"""The page on which one trains to deposit: one HTML file that asks nothing of any network and keeps nothing."""

import base64
import hashlib
import json

from chorus_desktop import resources
from chorus_desktop.domain.training import Exercise

NAME = "portail-d-entrainement.html"


def training_page(exercise: Exercise, certificate: bytes, *, works: bool = False) -> bytes:
    """Write the page of an exercise, with the certificate that it gives in the end; ``works``: in « Factures de travaux ».

    Its policy lets only its own script and its own style run, by their SHA-256: what a volunteer typed in an invoice cannot.
    """
    style, script = resources.text("training", "page.css"), resources.text("training", "page.js")
    told = {**exercise.model_dump(mode="json"), "certificate": base64.b64encode(certificate).decode()}
    # Inside a script no text may end it.
    data = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    page = resources.text("training", "page.html")
    page = page.replace("@menu@", resources.text("training", "menu_works.html" if works else "menu.html").rstrip("\n"))
    page = page.replace("@style-hash@", _hash(style)).replace("@script-hash@", _hash(script))
    return page.replace("@style@", style).replace("@script@", script).replace("@exercise@", data).encode()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
