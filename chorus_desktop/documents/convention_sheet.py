"""What to copy into the payer's own convention form, in one page to lay beside it."""

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import Field, fields, heading_row, prose, ticked
from chorus_desktop.documents.contacts import contact_lines
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import one_cell, text_lines
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.season import Season

_TITLE = "À recopier dans la convention"
_LABELS = 150.0
_BLANK = "………………………………………………"
"""Where the dossier does not know yet, the sheet leaves a line to write on."""

_STEPS = (
    "Relire la convention remplie, la faire signer par le représentant légal, et en garder une copie.",
    "L’envoyer à l’adresse ci-dessous, par e-mail ou par la poste avec la lettre d’accompagnement.",
    "Noter dans le programme le jour de l’envoi, puis le jour où l’exemplaire signé par les deux parties revient.",
)


def convention_paper(
    association: Association, convention: Convention, procedure: Procedure, season: Season, *, practice: bool = False
) -> Paper:
    """Draw the sheet of what a convention asks; what is not known yet leaves a line to write on.

    Args:
        association: who signs.
        convention: what is known of it.
        procedure: the payer's rules: whom to send it to, how long it runs.
        season: the school year that it begins with; its first day dates the paper.
        practice: it is made with the example.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    title = text_lines(_TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    about = f"{procedure.title} \u00b7 année scolaire {season.title}"
    flow.add(one_cell(*title, *text_lines(about, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.SMALL_GAP))
    for name, entries in _parts(association, convention, procedure):
        body = one_cell(*fields(entries, root, kit.BODY_WIDTH, kit.FIELD, label_width=_LABELS))
        sheet.add_sections([heading_row(name, root), body])
    steps = root.add("L")
    boxes = [one_cell(*ticked(step, (), steps, style=kit.TEXT), below=kit.SMALL_GAP) for step in _STEPS]
    sheet.add_sections([heading_row("Ensuite", root), *boxes])
    if procedure.convention:
        contact = one_cell(*contact_lines([procedure.convention.send_to], root, kit.BODY_WIDTH), below=kit.SMALL_GAP)
        sheet.add_sections([heading_row("Où l’envoyer", root), contact, *prose([procedure.convention.renewal_note], root, kit.SMALL)])
    metadata = Metadata(f"{_TITLE}, {season.title}", association.name, procedure.title, season.starts_on)
    return paper("convention-a-recopier.pdf", sheet, Foot(association.name, _TITLE, practice=practice), metadata)


def _parts(association: Association, convention: Convention, procedure: Procedure) -> list[tuple[str, list[Field]]]:
    years = procedure.convention.max_years if procedure.convention else 1
    end = convention.end(years)
    return [
        (
            "L’association",
            [
                _field("Nom", association.name),
                _field("Adresse", "\n".join(association.address_lines)),
                _field("SIRET", association.siret.pretty() if association.siret else ""),
                Field("Numéro RNA", association.rna or "", strong=True),
                _field("E-mail", association.email or ""),
                _field("Téléphone", association.phone.pretty() if association.phone else ""),
            ],
        ),
        (
            "Qui signe pour elle",
            [
                _field("Représentant légal", convention.association_signer or association.representative_name),
                _field("Qualité", convention.association_signer_quality or association.representative_quality),
            ],
        ),
        (
            "Le compte à créditer",
            [
                _field("Titulaire", association.account_holder or association.name),
                _field("IBAN", association.iban.pretty() if association.iban else ""),
                _field("BIC", association.bic or ""),
            ],
        ),
        (
            "La durée",
            [
                _field("Première année scolaire", f"{convention.first_year}-{convention.first_year + 1}" if convention.first_year else ""),
                _field("Valable au plus jusqu’au", long_date(end) if end else ""),
            ],
        ),
    ]


def _field(label: str, value: str) -> Field:
    return Field(label, value.strip() or _BLANK, strong=bool(value.strip()))
