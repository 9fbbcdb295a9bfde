"""The companion's screens, what is copied on them in which order, and how far one is."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain import companion, deposit
from chorus_desktop.domain.companion import Progress
from chorus_desktop.domain.invoice import Cadre, DocumentKind
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.portal import FormKey
from chorus_desktop.domain.references import InvoiceNumber, MarketNumber, ServiceCode
from tests.helpers import examples

PORTAL = examples.portal()
VALIDATOR = {"validator_name": "Exemple BTP", "validator_siret": Siret("732 829 320 00074"), "validator_service": ServiceCode("ACHATS")}
documents = st.builds(
    lambda credit, cadre, comment, market, files, named: examples.issued(
        "FA2026-001",
        invoice=examples.invoice(
            cadre=cadre,
            comment=comment,
            market_number=MarketNumber(market) if market else None,
            **(VALIDATOR if cadre.has_validator else {}),
            **({"kind": DocumentKind.CREDIT_NOTE, "original_number": InvoiceNumber("FA2025-009")} if credit else {}),
        ),
        attachments=tuple(examples.attachment(id=f"p{rank}") for rank in range(files)),
        association=examples.judo_club(name=named),
    ),
    credit=st.booleans(),
    cadre=st.sampled_from(Cadre),
    comment=st.text(alphabet="aé 1\u00a0:’", max_size=40),
    market=st.sampled_from(["", "2026-M-17"]),
    files=st.integers(0, 4),
    named=st.sampled_from(["Judo Club de la Baie", "Théâtre « Les Embruns »"]),
)


ONLY_OF_WORKS = {"works_start", "previous_cadre", "previous_number", "deposit_format", "supplier", "manager", "owner", "vat_detail"}


def screens(document=None, erased=()):
    return companion.screens(document or examples.issued(), PORTAL, examples.cloisirs(), erased)


def lines(found):
    return [line for screen in found for block in screen.blocks for line in block.lines]


@given(documents)
def test_every_field_of_the_form_stands_once_with_the_value_of_the_document(document):
    found = lines(screens(document))
    without = () if document.validator else ("validator_siret", "validator_service")

    assert sorted(line.key for line in found) == sorted(set(get_args(FormKey)) - set(without) - ONLY_OF_WORKS)
    known = deposit.values(document, PORTAL)
    assert {line.key: line.copied for line in found} == {
        key: value for key, value in known.items() if key not in without and key not in ONLY_OF_WORKS
    }


@given(documents)
def test_copying_one_after_the_other_gives_every_file_and_every_value_once_in_the_order_of_the_portal(document):
    found, progress, copied = screens(document), Progress(), []
    for _ in range(60):
        before = progress
        progress, step = companion.following(found, progress)
        if step is not None:
            copied.append((step.key, step.copied))
        if progress == before:
            break

    assert copied == [(step.key, step.copied) for screen in found for step in screen.steps]
    values = {key: value for key, value in deposit.values(document, PORTAL).items() if value and key != "files"}
    names = {document.file_name, *(item.name for item in document.files)}
    assert dict(copied) == values | {name: name for name in names} | {"address": found[0].address}
    assert progress.screen == found[-1].key


@given(documents)
def test_the_paper_and_the_page_say_what_the_screens_say(document):
    found = screens(document)

    assert tuple(block for screen in found for block in screen.blocks) == deposit.form(document, PORTAL)
    assert tuple(click for screen in found for click in screen.clicks) == deposit.clicks(PORTAL, examples.cloisirs())
    assert set(PORTAL.traps) <= {trap for screen in found for trap in screen.traps}


def test_the_screens_come_in_the_order_of_the_portal_and_say_where_one_is():
    found = screens()

    assert [screen.key for screen in found] == ["open", "upload", "parties", "references", "amounts", "files", "send", "certificate"]
    assert all(screen.title and screen.place for screen in found)
    assert all(screen.clicks or screen.after for screen in found)
    assert len({screen.key for screen in found}) == len(found) <= 8
    assert found[0].address == "https://portail.chorus-pro.gouv.fr"


@pytest.mark.parametrize(
    ("screen", "said"),
    [
        ("open", "Saisir une facture"),
        ("upload", "PDF/A-3"),
        ("parties", "inactif"),
        ("references", "existe déjà"),
        ("send", "«\u00a0Enregistrer\u00a0» ne dépose pas."),
    ],
)
def test_each_trap_is_told_where_it_is(screen, said):
    here = next(each for each in screens() if each.key == screen)

    assert said in " ".join(f"{trap.title} {trap.text}" for trap in here.traps)


def test_the_invoice_goes_first_then_its_attachments_each_where_the_portal_takes_it():
    assert PORTAL.file_label == "Fichier de la facture"
    files = [(screen.key, file.name, file.label, file.size) for screen in screens() for file in screen.files]

    assert files == [
        ("upload", "FA2026-001.pdf", "Fichier de la facture", None),
        ("files", "PJ1-attestations-FA2026-001.pdf", "Pièces jointes complémentaires", 48_312),
    ]


def test_an_attachment_that_was_erased_is_named_and_not_copied():
    document = examples.issued()
    here = next(screen for screen in screens(document, [document.files[0].sha256]) if screen.key == "files")

    assert [file.gone for file in here.files] == [True]
    assert here.steps == ()


def test_who_validates_is_asked_for_with_the_cadre():
    document = examples.issued(invoice=examples.invoice(cadre=Cadre.A9, **VALIDATOR))
    here = next(screen for screen in screens(document) if screen.key == "upload")

    assert [step.copied for step in here.steps[1:]] == [PORTAL.cadre(Cadre.A9).label, "73282932000074", "ACHATS"]


def test_what_stays_empty_is_no_step():
    here = next(screen for screen in screens() if screen.key == "parties")

    assert "service_code" in [line.key for block in here.blocks for line in block.lines]
    assert "service_code" not in [step.key for step in here.steps]


def test_a_screen_where_nothing_is_copied_is_shown_before_anything_else_is():
    found = screens()
    all_but_comment = Progress(screen="files", done=tuple(step.key for screen in found for step in screen.steps))

    on, step = companion.following(found, all_but_comment)
    assert (on.screen, step) == ("send", None)
    on, step = companion.following(found, on)
    assert (on.screen, step) == ("certificate", None)
    assert companion.following(found, on) == (on, None)


def test_screens_done_already_are_passed_over():
    found = screens()
    amounts = found[4].steps
    progress = Progress(screen="references", done=tuple(step.key for step in (*found[3].steps, *amounts)))

    on, step = companion.following(found, progress)

    assert (on.screen, step.key) == ("files", "PJ1-attestations-FA2026-001.pdf")


def test_a_tick_is_set_once_and_taken_back():
    progress = companion.ticked(companion.ticked(Progress(), "number"), "number")

    assert progress.done == ("number",)
    assert companion.ticked(progress, "number", done=False) == Progress()


def test_one_goes_no_further_than_the_ends():
    found = screens()

    assert companion.shown(found, Progress()) == 0
    assert companion.shown(found, companion.at(found, Progress(), 3)) == 3
    assert companion.shown(found, companion.at(found, Progress(), 99)) == len(found) - 1
    assert companion.shown(found, companion.at(found, Progress(), -1)) == 0
    assert companion.shown(found, Progress(screen="a screen of former days")) == 0
