"""Summary, checklist, sheets, letter and list, proof: valid, the same twice, complete, and on one page where they must be."""

import re
from datetime import date

import pytest

from chorus_desktop.documents.checklist import checklist_paper
from chorus_desktop.documents.convention_sheet import convention_paper
from chorus_desktop.documents.cover_letter import letter_paper
from chorus_desktop.documents.deposit_summary import summary_paper
from chorus_desktop.documents.example_piece import example_piece
from chorus_desktop.documents.guide_paper import entry_paper, guide_paper
from chorus_desktop.documents.invoice_sheet import invoice_sheet
from chorus_desktop.documents.list_paper import Listing, list_paper
from chorus_desktop.documents.preparation_sheet import preparation_paper
from chorus_desktop.documents.reconciliation import reconciliation_paper
from chorus_desktop.documents.table import Column
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.deposit import checklist, clicks, form
from chorus_desktop.domain.letters import fill
from chorus_desktop.domain.numbers import Email
from chorus_desktop.domain.preparation import PortalPerson, PortalPreparation, PortalRole, StepDone
from chorus_desktop.domain.reconciling import Reconciliation, reconcile
from chorus_desktop.services import data, portal_data
from tests.documents.approved import assert_approved, pages
from tests.documents.samples import document, joined_file
from tests.helpers import examples, presences, proofs
from tests.helpers.verapdf import judged, validate

FILES = tuple(joined_file(f"PJ{rank}-attestations-FA2026-012.pdf") for rank in range(1, 21))
KNOWN = {"convention_signed": date(2025, 9, 12), "engagement_known": True, "attachments_joined": False}


def summary(found):
    return summary_paper(found, form(found, examples.portal()), clicks(examples.portal(), examples.cloisirs()), examples.cloisirs())


def letter():
    work = examples.work()
    subject, body = fill(work.procedure.letter("cover_letter"), work)
    return letter_paper(work.association, work.procedure, subject, body, examples.TODAY, practice=False)


def listing(count):
    rows = [[f"FA2026-{rank:03}", "31/05/2026", "Facture de mai 2026", "352,50\u00a0€"] for rank in range(1, count + 1)]
    columns = [Column("Numéro"), Column("Date"), Column("Objet", share=1), Column("Net à payer", "right")]
    return list_paper(
        Listing(
            "Factures",
            "Toutes",
            columns,
            rows,
            [("Total", "1\u202f000,00\u00a0€")],
            "Judo Club de la Baie",
            date(2026, 6, 1),
            practice=False,
        )
    )


def preparation(association):
    return preparation_paper(association, portal_data.preparation(), examples.TODAY)


def prepared():
    claire = PortalPerson(
        id="claire", name="Claire Martin", login=Email("claire@judo-baie.example"), role=PortalRole.MANAGER, issued=True, organisation=True,
        since=date(2025, 9, 3), left_on=date(2026, 1, 31),
    )  # fmt: skip
    paul = PortalPerson(id="paul", name="Paul Lemoine", issued=True, since=date(2026, 1, 12))
    done = {"account": StepDone(by="Claire Martin"), "manager": StepDone(on=date(2025, 9, 3), by="Claire Martin")}
    return examples.judo_club(portal=PortalPreparation(done=done, people=(claire, paul)), portal_rights_on=None)


def proof():
    """A line with a gap, one of hours over a long season, one that another invoice bills already, stays that agree."""
    long = presences.sheet(3, 40, (0, 1), blank=((1, 2),))
    lines = (
        proofs.line(12, executed_from=date(2026, 1, 1), executed_to=date(2026, 1, 31)),
        proofs.line(100, designation="Stage", counting="hour", executed_from=date(2026, 2, 1), executed_to=date(2026, 12, 31)),
    )
    work = proofs.work(long, *lines, billed={("judo-3", "c0"): "FA2026-000"}, period_to=date(2026, 12, 31))
    return reconciliation_paper(reconcile(work), "Facture de janvier 2026", "Judo Club de la Baie", examples.TODAY)


PAPERS = {
    "proof": proof,
    "proof-empty": lambda: reconciliation_paper(Reconciliation(), "Facture en préparation", "", examples.TODAY),
    "summary": lambda: summary(document(3)),
    "summary-full": lambda: summary(document(3, subject=True, files=FILES, comment="Vingt fichiers joints. " * 8)),
    "checklist": lambda: checklist_paper(document(3), checklist(examples.cloisirs(), KNOWN), examples.cloisirs()),
    "convention-sheet": lambda: convention_paper(examples.judo_club(), examples.convention(), examples.cloisirs(), examples.season()),
    "convention-sheet-empty": lambda: convention_paper(Association(), Convention(), examples.cloisirs(), examples.season()),
    "cover-letter": letter,
    "invoice-sheet": lambda: invoice_sheet(document(3, subject=True), examples.cloisirs()),
    "list": lambda: listing(90),
    "list-empty": lambda: listing(0),
    "preparation": lambda: preparation(prepared()),
    "preparation-empty": lambda: preparation(Association()),
    "guide": lambda: guide_paper(data.guide(), examples.TODAY),
    "guide-reform": lambda: entry_paper(data.guide(), "reforme", examples.TODAY),
    "guide-state": lambda: entry_paper(data.guide(), "rejetee", examples.TODAY),
    "piece": lambda: example_piece(examples.judo_club(), "Arrêté de prix de journée", examples.TODAY),
}


@pytest.mark.parametrize("name", ["A" * 3000, "Association " * 250, "W" * 200])
def test_the_summary_stays_one_page_whatever_was_pasted_as_a_name(name):
    found = document(3, files=FILES, comment="W" * 200)
    seller, buyer = (of.model_copy(update={"name": name}) for of in (found.seller, found.buyer))

    paper = summary(found.model_copy(update={"seller": seller, "buyer": buyer, "vat_reason": name}))

    assert paper.pages == 1
    assert "…" in "".join(pages(paper.data))


@judged
@pytest.mark.parametrize("name", PAPERS)
def test_valid_under_three_standards(name):
    data = PAPERS[name]().data

    assert {flavour: validate(data, flavour) for flavour in ("1b", "1a", "ua1")} == {"1b": [], "1a": [], "ua1": []}


@pytest.mark.parametrize("name", PAPERS)
def test_same_input_same_bytes(name):
    assert PAPERS[name]().data == PAPERS[name]().data


@pytest.mark.parametrize(
    "name",
    [
        "summary",
        "checklist",
        "convention-sheet",
        "cover-letter",
        "invoice-sheet",
        "preparation",
        "proof",
        "guide-reform",
        "guide-state",
        "piece",
    ],
)
def test_text_of_each_page(name):
    assert_approved(name, PAPERS[name]().data)


@pytest.mark.parametrize(
    "name", ["summary", "summary-full", "checklist", "convention-sheet", "cover-letter", "guide-reform", "guide-state", "piece"]
)
def test_holds_on_one_page(name):
    assert PAPERS[name]().pages == 1


def test_summary_shows_every_field_with_its_value():
    found = document(3)
    text = " ".join(pages(summary(found).data)[0].split())

    for block in form(found, examples.portal()):
        for line in block.lines:
            assert " ".join(line.label.split()) in text
            assert " ".join(line.value.split()) in text


def test_summary_names_every_file():
    text = "".join(pages(PAPERS["summary-full"]().data)).replace("\n", "")

    assert all(file["name"] in text for file in FILES)


def test_summary_has_no_empty_heading_where_the_payer_gives_no_contact():
    found, alone = document(3), examples.cloisirs().model_copy(update={"contacts": ()})
    paper = summary_paper(found, form(found, examples.portal()), clicks(examples.portal(), alone), alone)

    assert "À qui s’adresser" in pages(summary(found).data)[0]
    assert "À qui s’adresser" not in pages(paper.data)[0]


def test_checklist_dates_what_is_done():
    text = pages(PAPERS["checklist"]().data)[0]

    assert "Fait le 12 septembre 2025." in text
    assert text.count("Vérifié par le programme.") == 1


def test_what_is_not_known_leaves_a_line_to_write_on():
    text = pages(PAPERS["convention-sheet-empty"]().data)[0]

    assert text.count("………") >= 9


def test_the_preparation_says_who_did_what_and_what_is_left():
    text = "\n".join(pages(PAPERS["preparation"]().data))

    assert "Fait le 2 septembre 2025 par Claire Martin." in text
    assert "sans passer le rôle de gestionnaire principal" in " ".join(text.split())
    assert "30006000011234567890189" in text
    assert "Personne n’est encore noté." in "\n".join(pages(PAPERS["preparation-empty"]().data))


def test_the_proof_names_no_child_and_says_each_gap_once():
    texts = pages(PAPERS["proof"]().data)
    text = " ".join(" ".join(texts).split())

    assert len(texts) > 1
    assert not any(name in text for name in presences.NAMES)
    assert text.count("2 écarts, les 14/01 et 21/01") == 1
    assert "la séance du 28 janvier 2026 est déjà sur FA2026-000" in text


def test_a_long_list_repeats_its_titles():
    texts = pages(PAPERS["list"]().data)

    assert len(texts) > 2
    assert all("Numéro" in text for text in texts)
    assert all(f"FA2026-{rank:03}" in "".join(texts) for rank in range(1, 91))


def test_the_whole_guide_holds_every_entry_on_the_page_its_contents_say():
    first, second, *texts = [" ".join(text.split()) for text in pages(PAPERS["guide"]().data)]

    assert "Pas à pas" in first
    assert "Valideur" in second, "the contents go on"
    contents = f"{first} {second}"
    for section in data.guide().sections:
        assert any(f"/{len(texts) + 2} {section.title} Source" in text for text in texts), "a part begins its page"
        for entry in section.entries:
            title = " ".join(entry.title.split())
            found = re.search(rf"{re.escape(title)} (\d+)", contents)
            assert f"{title} {entry.text[0]}".replace("\u00a0", " ")[:70] in texts[int(found[1]) - 3].replace("\u00a0", " ")


def test_who_is_unknown_has_no_empty_place_on_the_summary():
    general = examples.cloisirs().model_copy(update={"contacts": ()})
    known = summary_paper(document(3), form(document(3), examples.portal()), examples.portal().clicks, examples.cloisirs())
    unknown = summary_paper(document(3), form(document(3), examples.portal()), examples.portal().clicks, general)

    assert "À qui s’adresser" in "".join(pages(known.data))
    assert "À qui s’adresser" not in "".join(pages(unknown.data))
