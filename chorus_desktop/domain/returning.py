"""What to do when the portal gives an invoice back: a recipe for each answer, and the letters that contest it, as data."""

from collections.abc import Mapping

from pydantic import Field, field_validator

from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.letters import BLANK
from chorus_desktop.domain.lifecycle import Life
from chorus_desktop.domain.portal import Checked
from chorus_desktop.domain.portal_status import Answer
from chorus_desktop.domain.procedure import LETTER_KEYS
from chorus_desktop.domain.shape import Key, Record
from chorus_desktop.domain.wording import only_places
from chorus_desktop.domain.works.role import Role

RETURN_KEYS = frozenset(
    {"document", "number", "amount", "issued_on", "deposited_on", "status", "status_on", "motive", "siret_paid", "market"}
)
"""The places of a letter about one deposited document, beside those of any letter."""


class ReturnLetter(Record):
    """A letter or e-mail to the service about a document that came back; the portal's, so that it serves whoever pays.

    Attributes:
        only_to: of a market of works, who must have received the piece for the letter to make sense; none: whoever did.
    """

    key: Key
    title: str
    only_to: Role | None = None
    subject: str
    body: str

    @field_validator("subject", "body")
    @classmethod
    def _only_known_places(cls, text: str) -> str:
        return only_places(text, LETTER_KEYS | RETURN_KEYS)


class ReturnRecipe(Record):
    """How one answers a state of the portal.

    Attributes:
        task: the task in a few words, after the document and its state: « corriger le destinataire ».
        action: the words of the button that leads to it.
        heading: of its page, a question.
        why: what is at stake, in a sentence or two.
        steps: what to click on the portal, in order.
        after: what happens next.
        acknowledge: the portal’s word for saying that one saw a rejection.
        letters: keys of the letters that may help, the likeliest first.
    """

    answer: Answer
    task: str
    action: str
    heading: str
    why: str
    steps: tuple[str, ...] = Field(min_length=1)
    after: str
    acknowledge: str = "Acquitter"
    letters: tuple[Key, ...] = ()


class ReturnGuide(Checked):
    """Every recipe, and every letter."""

    recipes: tuple[ReturnRecipe, ...]
    letters: tuple[ReturnLetter, ...]

    def recipe(self, answer: Answer) -> ReturnRecipe:
        """How one answers so.

        Raises:
            KeyError: the data holds none (a test keeps this from shipping).
        """
        return next(recipe for recipe in self.recipes if recipe.answer == answer)

    def letter(self, key: str) -> ReturnLetter | None:
        """The letter of that key; none when there is none."""
        return next((letter for letter in self.letters if letter.key == key), None)


def facts(document: IssuedDocument, life: Life, labels: Mapping[str, str]) -> dict[str, str]:
    """The value of each place of ``RETURN_KEYS``.

    Args:
        document: the one that came back.
        life: what is known of it.
        labels: key of each of the portal's states → its label.
    """
    shown = life.status
    known = {
        "document": document.works.document.lower() if document.works else document.kind.the,
        "number": document.number or "",
        "amount": euros(document.totals.net),
        "issued_on": long_date(document.issued_on),
        "deposited_on": long_date(life.deposited_on) if life.deposited_on else "",
        "status": labels.get(shown.status, shown.status) if shown else "",
        "status_on": long_date(shown.on) if shown else "",
        "motive": shown.motive if shown else "",
        "siret_paid": document.buyer.siret.pretty(),
        "market": document.works.market if document.works else "",
    }
    return {key: value or BLANK for key, value in known.items()}
