"""A text joined to an invoice becomes a PDF by LibreOffice, here a script, and comes back."""

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine import office
from chorus_desktop.services import attachments
from tests.helpers.clubs import TODAY
from tests.machine.test_office import script
from tests.pdf import samples

DOCX = b"PK\3\4 word/document.xml"


@pytest.fixture
def joined(club, tmp_path, monkeypatch):
    (tmp_path / "as.pdf").write_bytes(samples.pdf("une", "deux"))
    copies = f"import shutil, sys\nshutil.copy({str(tmp_path / 'as.pdf')!r}, sys.argv[-1].removesuffix('.docx') + '.pdf')"
    monkeypatch.setattr(office, "program", lambda: script(tmp_path, copies))
    draft = club.draft()
    club.joins(draft, club.brings("liste de Léo.docx", DOCX))
    return club, draft


def test_it_becomes_a_pdf_beside_what_came_and_comes_back(joined):
    club, draft = joined
    (before,) = attachments.page(club.store, draft, TODAY).lines
    assert (before.convertible, before.recipe, before.attachment.extension) == (True, None, "docx")

    attachments.to_pdf(club.store, draft, before.attachment.id)

    (after,) = attachments.page(club.store, draft, TODAY).lines
    assert (after.attachment.extension, after.attachment.pages, after.convertible) == ("pdf", 2, False)
    assert after.attachment.done == ("Converti en PDF par LibreOffice.",)
    assert after.room.before == len(DOCX)
    assert attachments.original(club.store, after.recipe, 0) == ("liste de Léo.docx", DOCX)
    assert (
        attachments.add(club.store, draft, [club.brings("encore.docx", DOCX)], before.attachment.kind)[0].problem.code
        == "attachment.already"
    )

    assert attachments.undo(club.store, draft, TODAY) == "Converti en PDF"
    assert attachments.page(club.store, draft, TODAY).lines == (before,)
    assert attachments.redo(club.store, draft, TODAY) == "Converti en PDF"
    assert attachments.page(club.store, draft, TODAY).lines == (after,)


def test_without_it_how_to_export_is_told(joined, monkeypatch):
    club, draft = joined
    monkeypatch.setattr(office, "program", lambda: "")
    (line,) = attachments.page(club.store, draft, TODAY).lines

    assert not line.convertible
    assert line.how == "Dans Word\u00a0: Fichier > Exporter > Créer un document PDF, puis ajoutez ce PDF."
    with pytest.raises(Trouble, match="ne peut pas être converti"):
        attachments.to_pdf(club.store, draft, line.attachment.id)


def test_what_no_office_program_wrote_is_not_converted(joined):
    club, draft = joined
    club.joins(draft, club.brings("une.pdf"))
    line = attachments.page(club.store, draft, TODAY).lines[1]

    assert line.how == ""
    with pytest.raises(Trouble, match="ne peut pas être converti"):
        attachments.to_pdf(club.store, draft, line.attachment.id)
