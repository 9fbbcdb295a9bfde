"""What a payer's rules on presences say, in words."""

from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.ui.pages.stay_absences import said_of

_BILLED = {"yes": "facturée", "no": "non facturée", "ask": "facturée ou non\u00a0: à dire à chaque absence"}


def presences_said(rule: AttendanceRule) -> list[tuple[str, str]]:
    """Title and text of each rule."""
    by_stay = rule.by == "stay"
    said = [
        (
            "Notées par séjour, de l’arrivée au départ" if by_stay else "Notées par séance",
            "\n".join(
                part
                for part in (
                    f"Les enfants {rule.beneficiaries}.",
                    "Les attestations portent leur nom entier." if rule.full_names else "Le prénom et l’initiale suffisent.",
                    f"Numéro de l’enfant\u00a0: {rule.card}." if rule.card else "",
                    ("Le jour du départ est facturé." if rule.last_day_billed else "Le jour du départ n’est pas facturé.")
                    if by_stay
                    else "",
                    f"Source\u00a0: {rule.source}" if rule.source else "",
                )
                if part
            ),
        )
    ]
    said += [(f"{kind.title} ({_BILLED[kind.billed]})", said_of(kind)) for kind in rule.absences]
    return [*said, ("Attestation d’un enfant", rule.one_child), ("Attestation de plusieurs enfants", rule.several)]
