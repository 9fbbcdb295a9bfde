"""What happens once a piece of works was deposited, when, and who acts."""

from datetime import date, timedelta

from chorus_desktop.domain.after_deposit import Step
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.works.rules import WorksCadre, WorksRules
from chorus_desktop.domain.works.states import who_may_refuse


def works_steps(cadre: WorksCadre, deposited_on: date, days: int, rules: WorksRules) -> tuple[Step, ...]:
    """What to expect, in order.

    Args:
        cadre: of the piece that was deposited.
        deposited_on: the day.
        days: of the legal delay of payment.
        rules: of the portal, which say what comes after.
    """
    after = [item for item in rules.cadres if cadre.code in item.continues and not item.when and item.chain != "tacit"]
    return (
        Step(
            when="Aujourd’hui ou demain",
            what=f"{cadre.to.of[:1].upper()}{cadre.to.of[1:]} reçoit la pièce\u00a0: «\u00a0Mise à disposition\u00a0». Le portail vous écrit à chaque "
            "changement d’état.",
        ),
        Step(
            when="Si quelque chose manque",
            what=f"«\u00a0Suspendue\u00a0»\u00a0: complétez la pièce dans «\u00a0Synthèse\u00a0», même numéro. {who_may_refuse(cadre)}",
        ),
        *(
            Step(when="Ensuite", what=f"{item.document} ({item.code}), par {item.by.of}. Notez cette pièce quand elle arrive.")
            for item in after
        ),
        *_paid(cadre, deposited_on, days),
    )


def _paid(cadre: WorksCadre, deposited_on: date, days: int) -> tuple[Step, ...]:
    if cadre.numbering:
        return ()
    if cadre.chain == "final":
        return (Step(when="À la fin", what=f"Le solde est dû {days} jours après la réception du décompte général et définitif."),)
    by = long_date(deposited_on + timedelta(days=days))
    what = f"Le paiement est dû {days} jours après la mise à disposition. La maîtrise d’œuvre ne peut pas interrompre ce délai."
    return (Step(when=f"Vers le {by}", what=what),)
