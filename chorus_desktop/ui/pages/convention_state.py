"""Where a convention stands: in words, then its four facts with their dates."""

from datetime import date

from chorus_desktop.domain.convention import Convention, ConventionState
from chorus_desktop.domain.french import long_date
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.status import StatusLine, StatusPill
from chorus_desktop.ui.widgets.words import words

SAID = {
    ConventionState.TO_FILL: (
        "todo",
        "À remplir",
        "Recopiez la fiche dans le formulaire de la collectivité, puis faites signer le représentant légal.",
    ),
    ConventionState.SIGNED_BY_ASSOCIATION: ("doing", "À envoyer", "Envoyez-la au service, par e-mail ou par la poste, puis notez le jour."),
    ConventionState.SENT: ("doing", "Envoyée", "Quand l’exemplaire signé vous revient, notez sa date et gardez-en une copie."),
    ConventionState.SIGNED: ("done", "Signée", "Vous pouvez facturer."),
    ConventionState.RENEWED: ("done", "Reconduite", "Vous pouvez facturer\u00a0: elle s’est reconduite d’elle-même."),
    ConventionState.EXPIRED: ("fix", "Expirée", "Faites signer une nouvelle convention, et remplacez les dates ci-dessous."),
}
"""State → its tone, its word, what to do."""


class ConventionCard(Card):
    """Follows the dates as they are typed."""

    def __init__(self) -> None:
        super().__init__()
        self._pill = StatusPill("todo")
        self._what = words("", "subheading")
        self._next = words("", "second")
        self._facts = [StatusLine("", "todo") for _ in range(4)]
        left = boxed(vertical(horizontal(self._pill, None), self._what, self._next, None, gap=8))
        self.body.addWidget(Columns([left, boxed(vertical(*self._facts, None, gap=6))], weights=[1, 1], gap=28))

    def show_convention(self, convention: Convention, today: date, years: int) -> None:
        """Say where it stands.

        Args:
            convention: as far as it can be read.
            today: the day to reckon from.
            years: the payer's limit of tacit renewal, in school years.
        """
        state = convention.state(today, years)
        tone, said, advice = SAID[state]
        self._pill.show_status(tone, said)
        self._what.setText(convention.fact(today, years) or "À remplir, signer, puis envoyer")
        self._next.setText(advice)
        steps = (
            ("Signée par l’association", convention.association_signed_on),
            ("Envoyée", convention.sent_on),
            ("Signée par la collectivité", convention.payer_signed_on),
        )
        for line, (what, day) in zip(self._facts, steps, strict=False):
            line.show_line(f"{what} le {long_date(day)}" if day else what, "done" if day else "todo")
        kept = bool(convention.scan)
        self._facts[3].show_line("Copie signée gardée ici" if kept else "Copie signée à garder ici", "done" if kept else "todo")
