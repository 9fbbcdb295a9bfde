"""The « récapitulation des acomptes mensuels et du solde » on paper."""

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import heading
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.rows import one_cell
from chorus_desktop.documents.table import Column, Entry, Look
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.french import euros, month_year
from chorus_desktop.domain.works.issued_works import IssuedWorks


def place_acomptes(flow: Flow, root: Element, works: IssuedWorks, look: Look, follower: float) -> None:
    """Draw each acompte and the solde; nothing for a piece about a month. ``follower`` as in ``Flow.table``."""
    if not works.acomptes:
        return
    flow.space(kit.GAP)
    flow.add(one_cell(*heading("Récapitulation des acomptes mensuels et du solde", root)))
    rectified = any(each.accepted != each.net for each in works.acomptes)
    columns = [Column("Acompte", share=1), Column("Pièce", share=0.6), Column("HT", "right"), Column("TTC", "right")]
    columns += [Column("Net demandé", "right")] if rectified else []
    columns += [Column("Net admis" if rectified else "Net", "right")]
    rows = []
    for each in works.acomptes:
        cells = [month_year(each.month).capitalize(), each.number, _said(each.before_vat), _said(each.with_vat)]
        cells += [_said(each.net)] if rectified else []
        rows.append([Entry(cell) for cell in (*cells, _said(each.accepted))])
    whole, solde = works.account.total, works.account.of_month
    for label, sums in (("Solde", solde), ("Total du marché", whole)):
        cells = [label, "", _said(sums.before_vat), _said(sums.with_vat)] + ([""] if rectified else []) + [_said(sums.net)]
        rows.append([Entry(cell, strong=True) for cell in cells])
    table.place(flow, root, columns, rows, look, follower=follower)


def _said(cents: int) -> str:
    return euros(cents).replace("-", "\u2212")
