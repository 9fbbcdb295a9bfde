"""The data files that are photographed: each a club in a state that a volunteer will meet, made through the services alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from chorus_desktop.domain.engagement import Engagement
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.references import EngagementNumber
from chorus_desktop.services import (
    associations,
    attachments,
    dossiers,
    examples,
    invoices,
    issue,
    opening,
    practice,
    preparation,
    trash,
)
from chorus_desktop.services.opening import Store
from chorus_desktop.store.associations import save_association
from chorus_desktop.store.dossiers import dossier, save_dossier
from tests.helpers import examples as club
from tests.screens import (
    attendance,
    brought_in,
    children,
    late,
    money,
    overview_file,
    papers,
    payers_file,
    pieces,
    returned,
    rosters,
    sheets,
    works_ends_file,
    works_file,
    works_life_file,
)
from tests.screens.pictures import picture

TODAY = date(2026, 2, 10)
LONG = "Association sportive, culturelle et d’éducation populaire des écoles publiques de Cherbourg-en-Cotentin et de la Hague"
Ids = Mapping[str, str]


@dataclass(frozen=True)
class DataFile:
    """A data file to open.

    Attributes:
        fill: puts what it shows into an empty store, and names the records that pages are opened on.
        today: the day it is looked at.
    """

    fill: Callable[[Store, Path], Ids]
    today: date = TODAY


def make(data_file: DataFile, path: Path) -> Ids:
    """Write a data file; what it names."""
    store = opening.open_file(path, path.with_name(f"{path.stem}-sauvegardes"), data_file.today).store
    ids = data_file.fill(store, path.parent)
    opening.close(store)
    return ids


def _practice(store: Store, folder: Path) -> Ids:
    practice.fill(store, TODAY)
    return {}


def _season(store: Store, folder: Path) -> Ids:
    """A season under way: four invoices deposited, the fifth ready to be finalised."""
    association = associations.create(store)
    save_association(store, association, club.judo_club(), {})
    associations.set_picture(store, association, "logo", picture(folder / "logo.png", 320, 320))
    associations.set_picture(store, association, "signature", picture(folder / "signature.png", 600, 200))
    for number, on, amount in (("FA2025-012", "12/06/2025", "412,50"), ("FA2025-013", "02/07/2025", "1 230,00")):
        associations.add_past(store, association, {"number": number, "day": on, "amount": amount, "status": "paid"})
    opened = dossiers.create(store, association, club.cloisirs().id, "2025-2026", date(2025, 9, 3))
    saved = dossier(store, opened).value
    known = saved.model_copy(update={"convention": club.convention(), "engagements": club.engagements(), "tariffs": club.dossier().tariffs})
    save_dossier(store, opened, known, {})
    ids = {"association": association, "dossier": opened}
    certificate = _certificate(folder)
    for month, quantity in ((9, 31), (10, 52), (11, 44), (12, 38)):
        first = date(2025, month, 1)
        day = _month_after(first).replace(day=5)
        ids["deposited"] = _issued(store, opened, first, day, quantity, [certificate])
        issue.deposited(store, ids["deposited"], day)
    ids["draft"] = invoices.again(store, ids["deposited"], date(2026, 1, 31))
    photo = picture(folder / "IMG_20260131_174512.jpg", 1200, 1600)
    attachments.add(store, ids["draft"], [certificate, photo], "attestation")
    return ids


def _issued(store: Store, dossier_id: str, first: date, day: date, quantity: int, files: list[Path]) -> str:
    price = Decimal("7.50")
    lines = (
        Line(designation="Atelier judo du mercredi", quantity=Decimal(quantity), unit="présence", unit_price=price),
        Line(designation="Éveil judo du samedi", quantity=Decimal(quantity // 2), unit="présence", unit_price=Decimal("6.25")),
    )
    last = date.fromordinal(_month_after(first).toordinal() - 1)
    value = Invoice(issued_on=day, period_from=first, period_to=last, lines=lines)
    invoice_id = invoices.begin(store, dossier_id, value, day)
    attachments.add(store, invoice_id, files, "attestation")
    issue.finalise(store, invoice_id, day)
    return invoice_id


def _to_deposit(store: Store, folder: Path) -> Ids:
    """The fifth invoice is finalised; the one before was cancelled and replaced."""
    ids = dict(_season(store, folder))
    issue.finalise(store, ids["draft"], TODAY)
    replacing = issue.cancel(store, ids["draft"], TODAY, "Le nombre de présences du 14 janvier était faux.")
    issue.finalise(store, replacing, TODAY)
    return {**ids, "cancelled": ids["draft"], "finalised": replacing, "credit": invoices.credit(store, ids["deposited"], TODAY)}


def _begun(store: Store, folder: Path) -> Ids:
    """Everything half done, and wrong where one easily is."""
    association = associations.create(store)
    wrong = {
        "name": "Théâtre du Quai", "siret": "732 829 320 00079", "street": "2 quai de l’Ancien-Arsenal", "postcode": "5010",
        "email": "contact(at)theatre", "iban": "FR76 3000 6000 0112 3456 7890 188", "bic": "AGRIFRP", "representative_name": "Noé Hamel",
    }  # fmt: skip
    associations.save(store, association, wrong)
    opened = dossiers.create(store, association, club.cloisirs().id, "2025-2026", TODAY)
    dossiers.save_convention(store, opened, {"association_signed_on": "31/02/2026", "sent_on": "12/02/2026"})
    dossiers.save_engagement(store, opened, "2025", {"number": "CP2025-4388", "ceiling": "quatre mille"})
    dossiers.save_tariffs(store, opened, ({"activity": "Atelier théâtre", "unit": "séance", "unit_price": "12,5O"},))
    draft = invoices.create(store, opened, TODAY)
    lines = (
        {"designation": "Atelier théâtre du lundi", "quantity": "12", "unit": "séance", "unit_price": "12,5O"},
        {"designation": "", "quantity": "3", "unit": "", "unit_price": "7,50"},
    )
    dates = {"issued_on": "10/02/2027", "period_from": "31/01/2026", "period_to": "01/01/2026"}
    invoices.save(store, draft, {**dict(invoices.view(store, draft, TODAY).typed), **dates}, lines, TODAY)
    broken = folder / "feuille de présence.pdf"
    broken.write_bytes(b"%PDF-1.7 cut short")
    attachments.add(store, draft, [broken], "attestation")
    return {"association": association, "dossier": opened, "draft": draft, "broken": str(broken)}


def _awaited(store: Store, folder: Path) -> Ids:
    """January has come, the town has not given the year's engagement number yet; no price was agreed."""
    ids = dict(_season(store, folder))
    saved = dossier(store, ids["dossier"]).value
    waiting = (saved.engagements[0], Engagement(id="e2026", window="2026"))
    save_dossier(store, ids["dossier"], saved.model_copy(update={"engagements": waiting, "tariffs": ()}), {})
    return ids


def _portal(store: Store, folder: Path) -> Ids:
    """The structure is ready; the treasurer who created it left without handing her role over."""
    association = associations.create(store)
    save_association(store, association, club.judo_club(portal_rights_on=None), {})
    for key, on in (("account", "02/09/2025"), ("structure", "03/09/2025"), ("manager", "03/09/2025")):
        preparation.save_step(store, association, key, {"on": on, "by": "Claire Martin"})
    preparation.save_step(store, association, "notifications", {"on": "31/02/2026"})
    claire, paul = preparation.add_person(store, association), preparation.add_person(store, association)
    preparation.save_person(
        store, association, claire,
        {"name": "Claire Martin", "login": "claire@judo-baie.example", "role": "manager", "issued": "oui", "organisation": "oui",
         "since": "03/09/2025", "left_on": "31/01/2026"},
    )  # fmt: skip
    preparation.save_person(store, association, paul, {"name": "Paul Lemoine", "login": "paul(at)judo-baie", "since": "12/01/2026"})
    preparation.save_account(store, association, {"name": "Compte courant"})
    preparation.join_rib(store, association, _certificate(folder))
    return {"association": association}


def _next_season(store: Store, folder: Path) -> Ids:
    ids = dict(_season(store, folder))
    following = dossiers.create(store, ids["association"], club.cloisirs().id, "2026-2027", date(2026, 9, 14))
    return {**ids, "dossier": following}


def _papers(store: Store, folder: Path) -> Ids:
    return papers.fill(store, folder, _season(store, folder))


def _long(store: Store, folder: Path) -> Ids:
    """Forty lines, long names, large sums."""
    ids = dict(_season(store, folder))
    card = club.judo_club(name=LONG, representative_name="Marie-Antoinette de La Bretonnière-Desmoulins", account_holder=LONG)
    save_association(store, ids["association"], card, {})
    saved = dossier(store, ids["dossier"]).value
    long_number = saved.engagements[1].model_copy(update={"number": EngagementNumber("CP2026/4512345/1"), "ceiling": 12_345_678_90})
    save_dossier(store, ids["dossier"], saved.model_copy(update={"engagements": (saved.engagements[0], long_number)}), {})
    lines = tuple(
        Line(
            designation=f"Stage multisports et découverte du littoral, groupe {rank} (enfants de 8 à 11 ans, école Gambetta)",
            quantity=Decimal(rank) + Decimal("0.25"), unit="demi-journée", unit_price=Decimal("1234.5675"),
        )
        for rank in range(1, 41)
    )  # fmt: skip
    value = Invoice(issued_on=TODAY, period_from=date(2026, 1, 1), period_to=date(2026, 1, 31), lines=lines)
    draft = invoices.begin(store, ids["dossier"], value, TODAY)
    photos = []
    for rank in range(1, 13):
        name = f"Attestation de présence du groupe numéro {rank} au stage de découverte du littoral, semaine du 12 janvier.jpg"
        photos.append(picture(folder / name, 600, 800, mark=rank))
    attachments.add(store, draft, photos, "attestation")
    return {**ids, "draft": draft}


def _many(store: Store, folder: Path) -> Ids:
    """Two associations, sixty invoices, a full trash."""
    ids = dict(_to_deposit(store, folder))
    other = associations.create(store)
    save_association(store, other, examples.association().model_copy(update={"name": "Les Ateliers de la Glacerie"}), {})
    for _ in range(50):
        invoices.again(store, ids["deposited"], TODAY)
    for _ in range(3):
        trash.delete_invoice(store, invoices.again(store, ids["deposited"], TODAY), TODAY)
    trash.delete_association(store, associations.create(store), TODAY)
    listed = attachments.listed(store, ids["credit"])
    draft = invoices.create(store, ids["dossier"], TODAY)
    attachments.add(store, draft, [_certificate(folder)], "attestation")
    for item in (*listed, *attachments.listed(store, draft)):
        attachments.remove(store, draft, item.id, TODAY)
    return {**ids, "draft": draft}


def _proof(store: Store, folder: Path) -> Ids:
    """January is counted from its sheets, with a gap; February was finalised, and its sheet changed since."""
    return sheets.fill(store, folder, _season(store, folder), TODAY)


def _month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _certificate(folder: Path) -> Path:
    procedure = club.cloisirs()
    path = folder / "Attestation janvier.pdf"
    path.write_bytes(examples.certificate(examples.example(procedure, procedure.demo_day or TODAY), procedure))
    return path


FILES: Mapping[str, DataFile] = {
    "empty": DataFile(lambda _store, _folder: {}),
    "practice": DataFile(_practice),
    "works-final": DataFile(works_ends_file.final_file, works_ends_file.OCTOBER_5),
    "works-moe": DataFile(works_ends_file.manager_file, works_ends_file.AUGUST_5),
    "works": DataFile(works_file.market_file, works_file.SEPTEMBER_4),
    "works_life": DataFile(works_life_file.refused_file, works_life_file.OCTOBER_10),
    "season": DataFile(_season),
    "to_deposit": DataFile(_to_deposit),
    "begun": DataFile(_begun),
    "awaited": DataFile(_awaited),
    "portal": DataFile(_portal),
    "closed": DataFile(_season, today=date(2026, 8, 17)),
    "next_season": DataFile(_next_season, today=date(2026, 9, 21)),
    "towns": DataFile(lambda store, folder: payers_file.of_towns(store, folder, _season(store, folder))),
    "long": DataFile(_long),
    "many": DataFile(_many),
    "ase": DataFile(children.fill),
    "papers": DataFile(_papers),
    "late": DataFile(lambda store, folder: late.fill(store, _season(store, folder))),
    "attendance": DataFile(attendance.fill),
    "presences": DataFile(lambda store, folder: brought_in.fill(store, folder, _begun(store, folder))),
    "book": DataFile(overview_file.fill, today=overview_file.TODAY),
    "own": DataFile(lambda store, folder: payers_file.own(store, folder, _season(store, folder))),
    "money": DataFile(lambda store, folder: money.fill(store, folder, _season(store, folder))),
    "returned": DataFile(lambda store, folder: returned.fill(store, _season(store, folder), _certificate(folder), TODAY)),
    "proof": DataFile(_proof),
    "roster": DataFile(lambda store, folder: rosters.fill(store, _season(store, folder))),
    "pieces": DataFile(lambda store, folder: pieces.fill(store, folder, _season(store, folder), folder / "Attestation janvier.pdf")),
}
