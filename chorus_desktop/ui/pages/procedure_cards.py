"""Everything a procedure contains, to be read before it is used: nothing in it can be pressed, its addresses are spelled out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attachment_demands import condition
from chorus_desktop.domain.french import listing, long_date
from chorus_desktop.domain.procedure import AttachmentRule, ConventionRule, InvoiceRule, Procedure
from chorus_desktop.domain.recipient import Contact, Demand
from chorus_desktop.domain.season import EngagementWindow, Season
from chorus_desktop.ui.pages.presences_said import presences_said
from chorus_desktop.ui.pages.procedure import laws_card, season_facts, steps_card
from chorus_desktop.ui.widgets.boxes import Card, Line, vertical
from chorus_desktop.ui.widgets.facts import FactList
from chorus_desktop.ui.widgets.words import words

_ASKED = {Demand.REQUIRED: "exigé", Demand.OPTIONAL: "facultatif", Demand.NONE: "jamais"}


def contents(procedure: Procedure) -> list[QWidget]:
    """The pieces of the page, in the order in which a volunteer would check them; what is empty is left out."""
    return [
        _payer(procedure),
        *_titled("La convention", _convention(procedure.convention)),
        *([steps_card(procedure)] if procedure.steps else []),
        *(piece for season in procedure.seasons for piece in _season(season, procedure)),
        *_titled("Pièces à joindre", [_document(rule) for rule in procedure.attachments]),
        *_titled("Les présences des enfants", presences_said(procedure.attendance)),
        *_titled("À vérifier avant de déposer", [(item.text, item.help) for item in procedure.checklist]),
        *_titled("Qui appeler, où écrire", [(contact.title, _contact(contact)) for contact in procedure.contacts]),
        *_titled("Adresses sur Internet", [(link.title, _under(link.url, link.note)) for link in procedure.links]),
        *([laws_card(procedure.laws)] if procedure.laws else []),
        *_titled("Messages tout prêts", [(letter.title, f"{letter.subject}\n\n{letter.body}") for letter in procedure.letters]),
    ]


def _payer(procedure: Procedure) -> QWidget:
    payer, engagement = procedure.recipient, procedure.engagement
    facts = FactList("La démarche et qui la paie")
    for label, value in (
        ("Dispositif", procedure.scheme),
        ("Dossiers", "par saison scolaire" if procedure.kind == "season" else "par année civile"),
        ("Collectivité", payer.name),
        ("SIRET", payer.siret.pretty() if payer.siret else "à choisir pour chaque dossier"),
        ("Adresse", "\n".join(payer.address)),
        ("Numéro d’engagement", _ASKED[payer.engagement_rule]),
        ("Code service", str(payer.service_code or _ASKED[payer.service_code_rule])),
        *(("Service", f"{service.code} {service.label}".strip()) for service in payer.services),
        ("Forme du numéro", engagement.mask.replace("*", "…") if engagement.mask != "*" else ""),
        ("Exemple de numéro", engagement.example),
        ("Modèle de la notice, à ne pas recopier", engagement.placeholder),
        ("Où trouver le numéro", engagement.where_to_find),
        ("S’il tarde", engagement.awaited),
        *(("Sur la facture", label) for label in _demands(procedure.invoice)),
        ("Source", procedure.source),
        ("Vérifié le", long_date(procedure.checked_on)),
        ("Identifiant", procedure.id),
    ):
        if value:
            facts.add(label, value)
    return facts


def _convention(rule: ConventionRule | None) -> list[tuple[str, str]]:
    if rule is None:
        return []
    source = f"Source\u00a0: {rule.source}" if rule.source else ""
    return [(f"À envoyer à\u00a0: {rule.send_to.title}", _under(_contact(rule.send_to), rule.renewal_note, source))]


def _season(season: Season, procedure: Procedure) -> list[QWidget]:
    windows = [(window.title, _under(_served(window), window.note, window.member_note)) for window in season.windows]
    return [season_facts(season, procedure), *_titled(f"Périodes d’engagement {season.title}", windows)]


def _served(window: EngagementWindow) -> str:
    until = f" au {long_date(window.issued_to)}" if window.issued_to else ""
    given = f" Communiqué à partir du {long_date(window.available_from)}." if window.available_from else ""
    first = long_date(window.issued_from)
    return f"Factures datées du {first}{until}, numéro {window.mask.replace('*', '…')}.{given}"


def _document(rule: AttachmentRule) -> tuple[str, str]:
    required, when = rule.demand == "required", condition(rule)
    demand = "obligatoire" if required else "facultative"
    if when:
        demand += f" quand {when}" if required else f", utile quand {when}"
    made = "Le programme la prépare avec la feuille de présence." if rule.attendance else ""
    return f"{rule.title} ({demand})", _under(rule.task, rule.help, f"Nom du fichier déposé\u00a0: {rule.file_stem}", made)


def _demands(rule: InvoiceRule) -> list[str]:
    words = {
        "market": "numéro de marché",
        "order": "numéro de commande",
        "price_list": "prix de référence",
        "reference": "référence des lignes",
    }
    names = ["nom de l’enfant et dates exigés sur chaque ligne"] if rule.beneficiary is Demand.REQUIRED else []
    market = [f"sur marché, exigé\u00a0: {listing([words[datum] for datum in rule.on_market])}"] if rule.on_market else []
    care = ["chaque ligne tenue à une prise en charge"] if rule.care else []
    services = [_under(f"code service {service.code}\u00a0: {service.answer}", service.help) for service in rule.services]
    question = [rule.service_question] if rule.service_question else []
    return [*market, *names, *care, *question, *services]


def _contact(contact: Contact) -> str:
    return _under(str(contact.email or ""), contact.phone.pretty() if contact.phone else "", contact.hours, *contact.lines)


def _under(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _titled(title: str, entries: Sequence[tuple[str, str]]) -> list[QWidget]:
    if not entries:
        return []
    card = Card(words(title, "title"), gap=10)
    for place, (what, more) in enumerate(entries):
        if place:
            card.body.addWidget(Line())
        card.body.addLayout(vertical(words(what, "strong"), *([words(more)] if more else []), margins=(0, 4, 0, 4), gap=3))
    return [card]
