"""What anybody may have made is read in a process of its own, and its death costs a sentence."""

import sys

import pytest

from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine.apart import Apart, Limits
from chorus_desktop.pdf.cleaning import Locked
from chorus_desktop.pdf.taking import Taken, Terms, taken
from chorus_desktop.services import apart, data
from chorus_desktop.services.joining import join
from tests.pdf import samples

LIMITS = data.portal().limits
TERMS = Terms(limit=LIMITS.file_bytes, extensions=LIMITS.extensions)


@pytest.fixture
def pdf():
    return samples.pdf("Attestation de présence")


def answering(monkeypatch, code):
    """Have the other process do something else than its work."""
    other = Apart(
        (
            sys.executable,
            "-c",
            f"from chorus_desktop.machine.apart import serve\nimport os\nfrom select import select\nserve(lambda body, tell: {code})",
        )
    )
    monkeypatch.setattr(apart, "_other", lambda: other)
    return other


def test_what_is_made_there_is_what_would_be_made_here(pdf):
    assert apart.run(taken, "scan.pdf", pdf, "", TERMS) == taken("scan.pdf", pdf, "", TERMS)
    assert isinstance(apart.run(taken, "scan.pdf", pdf, "", TERMS), Taken)
    assert apart.run(taken, "scan.pdf", samples.encrypted(pdf, "secret"), "autre", TERMS) == Locked(wrong=True)


def test_a_trouble_there_is_a_trouble_here():
    with pytest.raises(Trouble) as here:
        taken("photo.jpg", b"no image", "", TERMS)
    with pytest.raises(Trouble) as there:
        apart.run(taken, "photo.jpg", b"no image", "", TERMS)

    assert (there.value.sentence, there.value.what_to_do) == (here.value.sentence, here.value.what_to_do)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("os._exit(9)", "échoué"),
        ("select([], [], [], 30)", "trop de temps"),
        ("b'F'", "échoué"),
        ("[bytearray(10**9), select([], [], [], 30)]", "trop de mémoire"),
    ],
)
def test_a_file_that_brings_the_other_process_down_costs_a_sentence(monkeypatch, tmp_path, code, said):
    other = answering(monkeypatch, code)
    monkeypatch.setattr(apart, "LIMITS", Limits(memory=300_000_000, seconds=2.0))
    (tmp_path / "piège.pdf").write_bytes(b"%PDF-1.7")

    problem = join(tmp_path / "piège.pdf", "other", LIMITS)
    other.close()

    assert isinstance(problem, Problem)
    assert said in problem.sentence
    assert "«\u00a0piège.pdf\u00a0»" in problem.sentence


def test_a_large_file_is_given_the_room_that_it_takes_itself(monkeypatch, tmp_path):
    other = answering(monkeypatch, "[bytearray(4 * 10**8), select([], [], [], 1.5)] and b'F'")
    monkeypatch.setattr(apart, "LIMITS", Limits(memory=300_000_000, seconds=10.0))
    (tmp_path / "grand.pdf").write_bytes(b"%PDF-1.7" + bytes(60_000_000))

    problem = join(tmp_path / "grand.pdf", "other", LIMITS)
    other.close()

    assert "échoué" in problem.sentence, "not for want of memory"


def test_nothing_else_runs_there():
    with pytest.raises(Trouble, match="échoué"):
        apart.run(join, "scan.pdf", "other", LIMITS)
