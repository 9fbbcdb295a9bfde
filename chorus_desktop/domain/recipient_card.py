"""The card of a public structure as a volunteer fills it: loose while it is typed, a ``Recipient`` once name and SIRET are there."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

from chorus_desktop.domain.french import listing
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.recipient import Demand, Moa, Recipient, Service
from chorus_desktop.domain.references import ServiceCode
from chorus_desktop.domain.shape import Key, Kind, LongText, Record, field

sentences(
    {
        "recipient_card.name": "Indiquez le nom de la collectivité, tel qu’il s’imprimera sur la facture.",
        "recipient_card.siret": "Indiquez son SIRET\u00a0: le portail ne connaît la collectivité que par lui.",
        "recipient_card.address": "Indiquez son adresse\u00a0: la loi la demande sur la facture.",
        "recipient_card.known": "Ce SIRET est déjà celui de «\u00a0{name}\u00a0», dans vos collectivités.",
        "recipient_card.incomplete": "La fiche de la collectivité qui paie n’est pas complète\u00a0: il y manque {what}.",
        "recipient_card.gone": "La collectivité de ce dossier n’est plus dans vos fiches\u00a0: choisissez-la de nouveau.",
        "recipient_card.service_code": "Indiquez le code de ce service, ou retirez la ligne.",
        "recipient_card.service_twice": "Le code «\u00a0{given}\u00a0» est déjà celui d’un autre service\u00a0: le portail n’en garde qu’un.",
        "recipient_card.service_dates": "Ce service finirait avant d’avoir commencé\u00a0: vérifiez les deux dates.",
        "recipient_card.move_siret": "Indiquez le nouveau SIRET de la collectivité.",
        "recipient_card.move_day": "Indiquez depuis quel jour il vaut\u00a0: la collectivité ou le portail l’annonce.",
        "recipient_card.move_same": "C’est déjà son SIRET\u00a0: indiquez le nouveau.",
    }
)


class Origin(StrEnum):
    """Where a card came from."""

    HAND = "hand"
    DIRECTORY = "directory"
    SHIPPED = "shipped"


class PaymentDelay(StrEnum):
    """How long the structure has to pay (R.2192-10 and R.2192-11 of the code de la commande publique), where it buys something."""

    THIRTY = "30"
    FIFTY = "50"
    SIXTY = "60"
    NONE = "0"

    @property
    def label(self) -> str:
        """The delay with whom it concerns."""
        if self is PaymentDelay.NONE:
            return "Aucun délai légal\u00a0: ce n’est pas un achat"
        whom = {"30": "État, collectivités, écoles", "50": "hôpitaux publics, santé des armées", "60": "entreprises publiques"}
        return f"{self.value} jours\u00a0: {whom[self.value]}"


class ServiceCard(Record):
    """One service, as typed."""

    code: ServiceCode | None = field("Code", "Celui du portail.", example="125")
    label: str = field("Service", "Son nom.", example="Service des sports", default="")
    active_from: date | None = field("Actif du", "Facultatif.")
    active_to: date | None = field("au", "Facultatif.")
    engagement_required: bool = field("Ce service exige un numéro d’engagement", default=False)


class RecipientCard(Record):
    """A structure, as typed.

    Attributes:
        address: its lines under the name, as they are printed.
        origin_on: the day it was added, or that of the directory it was taken from.
        replaced_by: the SIRET that took over; ``replaced_by_id`` and ``replaces_id``: the cards on both sides of that change.
    """

    name: str = field("Nom de la collectivité", "Tel qu’il s’imprime sur la facture.", example="Ville de Port-Neuf", default="")
    siret: Siret | None = field(
        "SIRET", "Celui de l’annuaire du portail\u00a0: une mairie peut en avoir plusieurs.", example="210 000 000 00011"
    )
    address: LongText = field("Adresse", "Service, rue, code postal et ville\u00a0: une ligne chacun.", default="")
    engagement_rule: Demand = field("Numéro d’engagement", default=Demand.OPTIONAL)
    service_code_rule: Demand = field("Code service", default=Demand.OPTIONAL)
    either_required: bool = field("Numéro d’engagement ou code service obligatoire", "L’un des deux suffit.", default=False)
    payment_not_reported: bool = field(
        "Le statut «\u00a0Mise en paiement\u00a0» n’est pas remonté", "Le portail ne dira pas que la facture est payée\u00a0: surveillez votre compte.",
        default=False,
    )  # fmt: skip
    edi: bool = field(
        "Reçoit les factures par EDI", "La facture peut rester un ou deux jours «\u00a0en cours d’acheminement\u00a0».", default=False
    )
    moa: Moa = field("Factures de travaux", default=Moa.NONE)
    payment_delay: PaymentDelay = field("Délai de paiement", default=PaymentDelay.THIRTY)
    closed_on: date | None = field("Fermée sur le portail depuis le", "À remplir si le portail ne la connaît plus.")
    services: tuple[ServiceCard, ...] = ()
    origin: Annotated[Origin | None, Kind("key")] = None
    origin_on: Annotated[date | None, Kind("key")] = None
    replaced_by: Annotated[Siret | None, Kind("key")] = None
    replaced_by_id: Key = ""
    replaces_id: Key = ""

    def recipient(self) -> Recipient | None:
        """The structure, once it has a name and a SIRET; a service without a code or with one already seen is left out."""
        if not self.name.strip() or self.siret is None:
            return None
        coded: dict[str, Service] = {}
        for each in self.services:
            if each.code is not None:
                known = Service(**{**each.model_dump(), "code": each.code})
                coded.setdefault(each.code.casefold(), known)
        return Recipient(
            name=self.name.strip(),
            siret=self.siret,
            address=tuple(line.strip() for line in self.address.splitlines() if line.strip()),
            engagement_rule=self.engagement_rule,
            service_code_rule=self.service_code_rule,
            either_required=self.either_required,
            service_code=next(iter(coded.values())).code if len(coded) == 1 else None,
            services=tuple(coded.values()),
            payment_days=int(self.payment_delay.value),
            payment_reported=not self.payment_not_reported,
            edi=self.edi,
            moa=self.moa,
            closed_on=self.closed_on,
            replaced_by=self.replaced_by,
        )

    def lacks(self) -> str:
        """What keeps it from being a ``Recipient``, in words; empty when nothing does."""
        return listing([what for what, given in (("son nom", self.name.strip()), ("son SIRET", self.siret)) if not given])


def card_of(recipient: Recipient, origin: Origin, day: date) -> RecipientCard:
    """The card that shows a structure as it stands."""
    known = {service.code.casefold() for service in recipient.services}
    alone = (ServiceCard(code=recipient.service_code),) if recipient.service_code and recipient.service_code.casefold() not in known else ()
    return RecipientCard(
        name=recipient.name,
        siret=recipient.siret,
        address="\n".join(recipient.address),
        engagement_rule=recipient.engagement_rule,
        service_code_rule=recipient.service_code_rule,
        either_required=recipient.either_required,
        payment_not_reported=not recipient.payment_reported,
        edi=recipient.edi,
        moa=recipient.moa,
        payment_delay=PaymentDelay(str(recipient.payment_days)),
        closed_on=recipient.closed_on,
        services=(*(ServiceCard(**service.model_dump()) for service in recipient.services), *alone),
        origin=origin,
        origin_on=day,
        replaced_by=recipient.replaced_by,
    )


def card_problems(card: RecipientCard, others: Mapping[Siret, str]) -> tuple[Problem, ...]:
    """What is missing or doubtful on a card.

    Args:
        card: as it could be read.
        others: SIRET → name of the other structures kept.
    """
    found = [] if card.name.strip() else [error("name", "recipient_card.name")]
    found += [] if card.siret else [error("siret", "recipient_card.siret")]
    # An address may come later; without the two others nothing can be deposited.
    found += [] if card.address.strip() else [warning("address", "recipient_card.address")]
    if card.siret is not None and card.siret in others:
        found.append(error("siret", "recipient_card.known", name=others[card.siret]))
    return (*found, *_service_problems(card.services))


def _service_problems(services: Sequence[ServiceCard]) -> tuple[Problem, ...]:
    """What is wrong in the services of a structure; ``where`` is ``services.2.code``."""
    found, seen = [], set[str]()
    for rank, each in enumerate(services):
        code = (each.code or "").casefold()
        if not code:
            found.append(error("code", "recipient_card.service_code"))
        elif code in seen:
            found.append(error("code", "recipient_card.service_twice", given=str(each.code)))
        if each.active_from and each.active_to and each.active_to < each.active_from:
            found.append(error("active_to", "recipient_card.service_dates"))
        seen.add(code)
        found = [problem if "." in problem.where else problem.under(f"services.{rank}") for problem in found]
    return tuple(found)


class Move(Record):
    """« Cette collectivité a changé de SIRET », as typed."""

    siret: Siret | None = field("Nouveau SIRET", "Celui que l’annuaire du portail donne maintenant.", example="210 000 000 00011")
    day: date | None = field("Valable depuis le", "Le portail refuse l’ancien à partir de ce jour.")

    def problems(self, former: Siret | None) -> tuple[Problem, ...]:
        """What is missing before the change can be made."""
        found = [] if self.siret else [error("siret", "recipient_card.move_siret")]
        if self.siret is not None and self.siret == former:
            found.append(error("siret", "recipient_card.move_same"))
        return tuple(found if self.day else [*found, error("day", "recipient_card.move_day")])
