"""Whatever is typed of a procedure is a strict procedure, or problems."""

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.own_building import completed
from chorus_desktop.domain.own_problems import own_problems
from chorus_desktop.domain.own_procedure import OwnProcedure
from chorus_desktop.domain.own_typing import read_rows
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.season import Season
from tests.helpers.towns import PORT_NEUF

LETTER = {"letters": "", "letters.a.use": "ask_season", "letters.a.subject": "Saison {season}", "letters.a.body": "Bonjour"}
PIECES = st.sampled_from(["", " ", "x", "oui", "year", "season", "2025-2026", "01/09/2025", "31/08/2024", "BC{année}/*", "**", "{", "{siret}", "{siret[0]}",
                          "https://a.fr", "http://a.fr", "7", "732 829 320 00074", "ask_season", "Жя", "..", "a.b", "\u0000", "\u202e"])  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(sorted({*PORT_NEUF, *LETTER, "seasons.b.title", "documents.b.title", "steps.b.title"})),
        PIECES | st.text(max_size=30),
    )
)
def test_whatever_is_typed_is_a_procedure_or_problems(changes):
    reading = read_rows(OwnProcedure, {**PORT_NEUF, **changes}, OwnProcedure())
    problems = own_problems(reading.value)

    assert all(problem.sentence for problem in problems)
    if not problems:
        made = completed(reading.value, ()).served
        assert made is not None
        assert Procedure.model_validate(made.model_dump()) == made
        assert all(isinstance(season, Season) for season in made.seasons)
