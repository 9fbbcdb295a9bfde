"""From the attendance sheet to the signed attestations in the deposit folder: issued, printed, signed by hand, scanned anyhow, deposited."""

from datetime import date

from chorus_desktop.pdf.page_codes import seen_in
from chorus_desktop.services import opening
from tests.helpers import clubs, presences, scanner

DAY = date(2026, 2, 3)


def test_attestations_are_issued_signed_scanned_and_deposited(arrives, tmp_path):
    store = clubs.opened(tmp_path, DAY)
    club = clubs.judo(store, tmp_path)
    presences.stored(store, club.dossier, presences.sheet(3, 4))
    club.draft()
    opening.close(store)
    volunteer = arrives(DAY)
    volunteer.is_on("Vos dossiers")
    volunteer.presses("Ouvrir le dossier C’LOISIRS 2025-2026")
    volunteer.presses("Joindre les attestations de présence")
    volunteer.presses("Faire les attestations depuis la feuille")
    volunteer.is_on("Attestations de présence")
    volunteer.sees("3 attestations, 12 présences")
    volunteer.presses("Émettre 3 attestations")
    volunteer.sees("Imprimez-les, faites-les signer, puis déposez leur scan plus bas.", "À signer")

    paper = tmp_path / "à signer.pdf"
    volunteer.presses("Voir les attestations")
    volunteer.will_answer(paper)
    volunteer.presses("Enregistrer sous…")
    volunteer.sees("Enregistré dans à signer.pdf.")
    volunteer.goes_back()
    first, second, third = scanner.pictures(paper.read_bytes())
    photo, scan = tmp_path / "IMG_2041.jpg", tmp_path / "scan.pdf"
    photo.write_bytes(scanner.photo(second, 90))
    scan.write_bytes(scanner.scan([third, first], [180, 0]))
    volunteer.drops([photo], on="Déposez ici les scans")
    volunteer.sees("il manque les pages 1 et 3")
    volunteer.drops([scan], on="Déposez ici les scans")
    volunteer.sees("3 pages signées sont jointes à la facture", "Signées et jointes")

    volunteer.goes_back()
    volunteer.is_on("Quelles pièces joignez-vous")
    volunteer.sees("PJ1-attestations-FA2026-001.pdf", ", signées")
    volunteer.presses("Continuer")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on("FA2026-001")
    (deposited,) = tmp_path.rglob("PJ1-attestations-FA2026-001.pdf")
    assert [(seen[0].page.page, seen[0].turn) for seen in seen_in(deposited.read_bytes())] == [(1, 0), (2, 0), (3, 0)]
