"""Forms: what is typed is kept as it is, tidied on leaving, judged only then, and named for whoever does not see it."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox, QLabel, QPushButton

from chorus_desktop import domain
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.problems import warning
from chorus_desktop.domain.reading import fields_of, write
from chorus_desktop.domain.shape import Record, field
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.forms.fields import ADAPTERS
from chorus_desktop.ui.forms.form import Form, Section, typed_fields
from chorus_desktop.ui.widgets.boxes import boxed, vertical
from chorus_desktop.ui.widgets.problems import ErrorSummary
from tests.helpers import accessible
from tests.helpers import keyboard as keys_of
from tests.helpers.keyboard import press, tab

SIRET = "123 456 782 00010"


def models() -> list[type[Record]]:
    """Every record of the domain that has fields one types."""
    for module in pkgutil.walk_packages(domain.__path__, "chorus_desktop.domain."):
        importlib.import_module(module.name)
    found, waiting = [], [Record]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        titled = any(info.title for info in model.model_fields.values())
        if model.__module__.startswith("chorus_desktop.domain") and titled and typed_fields(model):
            found.append(model)
    return sorted(found, key=lambda model: model.__name__)


@pytest.fixture
def form(shown, keys):
    rows = Form(Association, [Section(("name", "siret", ("postcode", "city"), "vat", "portal_account_on"))])
    shown(rows)
    return rows


def problem_of(row) -> str:
    return row.problem.sentence if row.problem is not None else ""


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_of_the_domain_can_be_typed_and_is_named(model, shown):
    rows = Form(model)
    shown(rows)

    assert accessible.nameless(rows) == []
    for name, row in rows.rows.items():
        inputs = row.editor.inputs
        said = accessible.name_of(inputs[0]) if len(inputs) == 1 else accessible.description_of(inputs[0])
        if isinstance(inputs[0], QComboBox):
            # On Unix Qt says what is chosen as its name, and the title by the relation with its label.
            said = inputs[0].accessibleName()
        assert row.spec.title in said, name


@pytest.mark.parametrize("kind", sorted(ADAPTERS))
def test_what_is_shown_is_given_back_as_it_was_typed(kind, qtbot):
    kinds = {spec.kind: (model, spec.name) for model in models() for spec in fields_of(model)}
    model, name = kinds[kind]
    spec = {spec.name: spec for spec in fields_of(model)}[name]
    text = {"choice": spec.choices[-1].value if spec.choices else "", "flag": "oui"}.get(kind, "1234,5 à revoir")
    rows = Form(model, [Section((name,))])
    qtbot.addWidget(rows)
    edits = []
    rows.edited.connect(lambda: edits.append(1))

    rows.show_texts({name: text})
    assert rows.typed() == {name: text}
    rows.show_texts({name: ""})
    assert rows.typed() == {name: ""}
    assert edits == [], "showing is not typing"


def test_what_is_typed_says_so_and_stays_as_it_is(form, qtbot):
    line = form.rows["name"].editor.inputs[0]
    line.setFocus()

    with qtbot.waitSignal(form.edited):
        keys_of.write("Théâtre de l’Œuf ")

    assert form.typed()["name"] == "Théâtre de l’Œuf "


def test_nothing_is_scolded_while_one_types(form):
    row = form.rows["siret"]
    row.take_focus()

    keys_of.write("123 456 782 0001")

    assert row.problem is None


def test_on_leaving_the_number_is_tidied(form):
    row = form.rows["siret"]
    row.take_focus()
    keys_of.write("12345678200010")

    tab()

    assert row.text() == SIRET.replace(" ", row.text()[3])
    assert row.problem is None


def test_on_leaving_what_is_wrong_is_said_under_the_field(form):
    row = form.rows["siret"]
    row.take_focus()
    keys_of.write("123 456 782 0001")

    tab()

    assert "il en manque un" in problem_of(row)
    assert row.text() == "123 456 782 0001", "what cannot be read stays as it was typed"
    assert problem_of(row).rstrip(".") in accessible.description_of(row.editor.inputs[0])
    assert problem_of(row) in [label.text() for label in row.findChildren(QLabel) if label.isVisible()]


def test_a_problem_goes_as_soon_as_it_is_mended(form):
    row = form.rows["siret"]
    row.take_focus()
    keys_of.write("1234567820001")
    tab()
    row.take_focus()

    row.editor.inputs[0].end(False)
    keys_of.write("0")

    assert row.problem is None
    assert row.editor.inputs[0].property("problem") == ""


def test_an_empty_field_is_not_scolded_on_leaving(form):
    form.rows["siret"].take_focus()

    tab()

    assert form.rows["siret"].problem is None


def test_going_to_another_window_is_not_leaving_the_field(form, shown):
    row = form.rows["siret"]
    row.take_focus()
    keys_of.write("12")

    other = QLabel("Un autre programme")
    shown(other)

    assert row.problem is None


def test_the_summary_leads_to_the_field(shown, keys):
    rows, summary = Form(Association, [Section(("name", "siret", "iban"))]), ErrorSummary()
    page = boxed(vertical(summary, rows))
    shown(page)
    rows.show_texts({"siret": "12", "iban": "FR76"})

    rows.show_problems(rows.problems(), summary)
    summary.findChildren(QPushButton)[-1].click()

    assert QApplication.focusWidget() is rows.rows["iban"].editor.inputs[0]
    assert problem_of(rows.rows["siret"])
    rows.show_problems([], summary)
    assert not problem_of(rows.rows["siret"])
    assert not summary.isVisible()


def test_a_warning_is_shown_as_one(form):
    form.show_problems([warning("association.siret", "date.year", year=1999)])

    assert form.rows["siret"].editor.inputs[0].property("problem") == "warning"


def test_an_own_check_replaces_the_reading(shown):
    rows = Form(Association, [Section(("name",))], check=lambda typed: [warning("name", "date.year", year=len(typed["name"]))])
    shown(rows)

    assert [problem.facts["year"] for problem in rows.problems()] == [0]


@pytest.mark.parametrize(
    ("typed", "tidied"), [("5/3/26", "05/03/2026"), ("05032026", "05/03/2026"), ("", ""), ("32/01/2026", "32/01/2026")]
)
def test_a_day_is_typed_as_one_likes(form, typed, tidied):
    row = form.rows["portal_account_on"]
    row.take_focus()
    keys_of.write(typed)

    tab()

    assert row.text() == tidied
    assert bool(row.problem) == (typed == "32/01/2026")


def test_a_day_is_picked_in_the_calendar(form, qtbot):
    row = form.rows["portal_account_on"]
    row.show_text("28/02/2026")
    row.editor.findChild(QPushButton).click()
    calendar = row.editor.findChild(QCalendarWidget)
    assert calendar.selectedDate().toString("dd/MM/yyyy") == "28/02/2026"

    with qtbot.waitSignal(form.edited):
        calendar.activated.emit(QDate(2026, 3, 1))

    assert row.text() == "01/03/2026"
    assert row.editor.inputs[0].hasFocus()


def test_the_wheel_changes_no_choice(shown):
    editor = ComboEditor([("a", "Association"), ("b", "Collectivité")])
    shown(editor)
    editor.show_text("a")
    combo = editor.combo
    middle = QPointF(combo.rect().center())

    down = QWheelEvent(
        middle, combo.mapToGlobal(middle), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo, down)

    assert editor.text() == "a"
    press(Qt.Key.Key_Down, on=combo)
    assert editor.text() == "b"


def test_a_choice_is_made_with_the_keyboard(form, qtbot):
    row = form.rows["vat"]
    row.take_focus()

    with qtbot.waitSignal(form.edited):
        press(Qt.Key.Key_Space)

    assert row.text() == row.spec.choices[0].value


def test_lines_of_a_pasted_text_make_one(form):
    line = form.rows["name"].editor.inputs[0]
    QApplication.clipboard().setText("Judo Club\nde la Baie\t")
    line.setFocus()

    line.paste()

    assert line.text() == "Judo Club de la Baie"


def test_an_object_is_shown_and_read_back(shown):
    before = Association.model_validate({"name": "Judo Club de la Baie", "siret": "12345678200010"})
    rows = Form(Association)
    shown(rows)

    rows.show_texts(write(before))

    assert rows.problems() == ()
    assert rows.typed()["name"] == "Judo Club de la Baie"


class Plain(Record):
    """A record of the test."""

    remark: str = field("Remarque", "Ce que vous voulez", default="")


def test_a_form_without_sections_shows_every_field(shown):
    rows = Form(Plain)
    shown(rows)

    assert list(rows.rows) == ["remark"]
    assert accessible.name_of(rows.first) == "Remarque"
    assert "Ce que vous voulez" in accessible.description_of(rows.first)


def test_what_a_screen_reader_writes_is_typed_too(shown, qtbot):
    form = Form(Association)
    shown(form)
    line = form.rows["name"].editor.inputs[0]

    with qtbot.waitSignal(form.edited, timeout=1000):
        line.setText("Théâtre du Phare")
