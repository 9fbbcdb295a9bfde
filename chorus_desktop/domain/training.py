"""Training to deposit: the form to fill by hand, with what each of its fields should hold in the end and why."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from chorus_desktop.domain.deposit import STARTS, DepositBlock
from chorus_desktop.domain.french import short_date
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.portal import Checked, FormKey, Portal
from chorus_desktop.domain.shape import Record

_SHOWN_BY: Mapping[FormKey, FormKey] = {
    "buyer_name": "buyer_siret", "seller_name": "seller_siret", "deposit_format": "issued_on",
}  # fmt: skip
"""What the portal shows by itself, once it knows another field."""


_READ = re.compile(r"^Prérempli par lecture du PDF, vérifiez[^.:]*[.:][\s\u00a0]?")
"""What is not true of a page whose fields are empty."""


class Mistakes(Checked):
    """What a mistake leads to, field by field; the tabs of the portal's first page, and the one of an association."""

    tabs: tuple[str, ...]
    tab: str
    mistakes: Mapping[FormKey, str]


class ExerciseField(Record):
    """One field to fill.

    Attributes:
        value: what it should hold.
        why: what a mistake would lead to.
        choices: what the portal offers in its list; none for a free text.
        shownBy: the field after which the portal shows this one by itself; empty for one to fill.
    """

    key: FormKey
    label: str
    hint: str
    value: str
    why: str
    choices: tuple[str, ...] = ()
    shownBy: str = ""  # noqa: N815 - read by the page's script


class ExerciseBlock(Record):
    """One block of the form."""

    title: str
    fields: tuple[ExerciseField, ...]


class Exercise(Record):
    """All that the training page needs; its names are read by the page's script.

    Attributes:
        number: of the invoice.
        file: name of its PDF; ``files`` those of what is joined.
        proof: number of the training certificate, ``certificateName`` the name of its file.
    """

    number: str
    file: str
    files: tuple[str, ...]
    blocks: tuple[ExerciseBlock, ...]
    tabs: tuple[str, ...]
    tab: str
    commentLimit: int  # noqa: N815
    fileBytes: int  # noqa: N815
    proof: str
    certificateName: str  # noqa: N815


def exercise(
    document: IssuedDocument, form: Sequence[DepositBlock], portal: Portal, mistakes: Mistakes, proof: str, cadres: Sequence[str]
) -> Exercise:
    """The exercise of one issued invoice.

    Args:
        document: what is to be deposited.
        form: the portal's fields with the value of each.
        portal: its lists and its limits.
        mistakes: why each field matters.
        proof: number of the training certificate.
        cadres: those that its application offers, in the portal's words.
    """
    choices = {**_choices(portal), "cadre": tuple(cadres), "works_start": STARTS}
    blocks = tuple(
        ExerciseBlock(
            title=block.title,
            fields=tuple(
                ExerciseField(
                    key=line.key,
                    label=line.label,
                    hint=_READ.sub("", line.hint),
                    value=line.copied,
                    why=mistakes.mistakes[line.key],
                    choices=choices.get(line.key, ()),
                    shownBy=_SHOWN_BY.get(line.key, ""),
                )
                for line in block.lines
            ),
        )
        for block in form
    )
    return Exercise(
        number=document.number or "",
        file=document.file_name,
        files=tuple(item.name for item in document.files),
        blocks=blocks,
        tabs=mistakes.tabs,
        tab=mistakes.tab,
        commentLimit=portal.limits.comment_length,
        fileBytes=portal.limits.file_bytes,
        proof=proof,
        certificateName=f"certificat-specimen-{document.file_name}",
    )


def _choices(portal: Portal) -> Mapping[FormKey, tuple[str, ...]]:
    return {
        "kind": ("Facture", "Avoir"),
        "currency": ("EUR",),
        "vat_type": tuple(dict.fromkeys(rule.portal_type for rule in portal.vat)),
        "payment": tuple(dict.fromkeys(rule.payment for rule in portal.cadres)),
    }


def certificate_lines(document: IssuedDocument, on: date, proof: str) -> tuple[str, ...]:
    """What the portal's certificate says of a deposit, line by line, in the layout of the only known one.

    Source: ``resources/portal/certificate.toml``.
    """
    totals = document.totals
    said = "L’avoir" if document.kind.sign < 0 else "La facture"
    amounts = {
        "Montant HT total": totals.before_vat,
        "Montant TVA": totals.vat,
        "Montant TTC après remise": totals.with_vat,
        "Montant à payer": totals.net,
    }
    sent = f"{said} numéro {document.number} a été déposé{document.kind.e}, en cours de transmission au destinataire"
    return (
        f"Fournisseur : {document.seller.siret} - {document.seller.name}",
        f"Date de dépôt : {short_date(on)}",
        f"{sent} ({document.buyer.siret} -- {document.buyer.name})",
        f"Certificat de dépôt n° {proof}",
        *(f"{label} : {cents // 100},{cents % 100:02}" for label, cents in amounts.items()),
    )
