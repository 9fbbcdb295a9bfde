"""On the page of an issued document: the one thing to do now, with the companion."""

from functools import partial

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import PrimaryButton
from chorus_desktop.ui.widgets.words import words


class CompanionCard(Card):
    """Leads to the companion."""

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__(
            words("À faire maintenant\u00a0: déposer sur Chorus Pro", "subheading"),
            words(
                "Une petite fenêtre se pose à côté du navigateur\u00a0: elle suit le portail écran par écran, avec chaque valeur à copier "
                "et chaque fichier à glisser.",
                "second",
            ),
            horizontal(PrimaryButton("Déposer avec le compagnon", partial(desk.go.companion, invoice_id), icon="columns-2"), None),
            gap=12,
        )
