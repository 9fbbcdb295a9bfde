"""What the MOA pays directly to each subcontractor, on paper."""

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import heading
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.rows import one_cell
from chorus_desktop.documents.table import Column, Entry, Look
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.french import euros
from chorus_desktop.domain.works.issued_works import IssuedWorks


def place_direct(flow: Flow, root: Element, works: IssuedWorks, look: Look) -> None:
    """Draw each direct payment; nothing where there is none."""
    if not works.direct:
        return
    flow.space(kit.GAP)
    flow.add(one_cell(*heading("Paiement direct des sous-traitants, HT, TVA autoliquidée", root)))
    part = "Solde" if works.account.final else "Ce mois"
    columns = (Column("Sous-traitant", share=1), Column("Cumul", "right"), Column(part, "right"))
    rows = [
        [Entry(each.name), *(Entry(euros(cents).replace("-", "\u2212")) for cents in (each.total, each.month))] for each in works.direct
    ]
    table.place(flow, root, columns, rows, look)
