"""What happens once a document was deposited, when, and under which words of the portal."""

from collections.abc import Iterable
from datetime import date, timedelta

from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.portal_status import PortalStatus
from chorus_desktop.domain.shape import Record


class Step(Record):
    """One thing to expect: when, and what."""

    when: str
    what: str


def how_to_get_certificate(document: IssuedDocument) -> str:
    """Where the portal gives the certificate to whoever left its last page without it."""
    place = "Factures de travaux" if document.works else "Factures émises"
    return (
        f"Sur le portail\u00a0: «\u00a0{place}\u00a0», «\u00a0Synthèse\u00a0», cliquez sur le numéro de {document.the}, "
        "puis «\u00a0Exporter le certificat de dépôt\u00a0»."
    )


def next_steps(document: IssuedDocument, deposited_on: date, statuses: Iterable[PortalStatus]) -> tuple[Step, ...]:
    """What to expect, in order.

    Args:
        document: what was deposited.
        deposited_on: the day.
        statuses: the portal's states, which are quoted in its own words; those of codes 2 to 11 must be there.
    """
    names = {status.code: f"«\u00a0{status.label}\u00a0»" for status in statuses if status.code}
    credit = document.kind is DocumentKind.CREDIT_NOTE
    it = "l’avoir" if credit else "la facture"
    by = deposited_on + timedelta(days=document.payment_days)
    end = Step(
        when="Ensuite",
        what="La collectivité déduit l’avoir de ce qu’elle vous doit, ou vous dit comment le rendre.",
    )
    if not credit and not document.totals.net:
        end = Step(when="Ensuite", what="La facture est déjà payée\u00a0: aucun virement n’est attendu.")
    elif not credit:
        end = Step(
            when=f"Vers le {long_date(by)}",
            what=f"La collectivité a {document.payment_days} jours après réception pour payer. L’état {names[11]} annonce le virement\u00a0; "
            "seule votre banque dit qu’il est arrivé.",
        )
    return (
        Step(
            when="Aujourd’hui ou demain",
            what=f"Le portail transmet {it}\u00a0: {names[2]}, puis {names[3]}. Il vous écrit à chaque changement d’état.",
        ),
        Step(
            when="Dans les jours qui suivent",
            what=f"La collectivité vérifie. Vous verrez peut-être {names[7]} ou {names[8]}\u00a0: ces états sont souvent sautés.",
        ),
        Step(
            when="Si quelque chose manque",
            what=f"{names[6]}\u00a0: ajoutez la pièce demandée. {names[4]}\u00a0: corrigez le destinataire. Dans les deux cas, même numéro. "
            f"{names[5]}\u00a0: {'un nouvel avoir' if credit else 'une nouvelle facture'}, avec un nouveau numéro.",
        ),
        end,
    )
