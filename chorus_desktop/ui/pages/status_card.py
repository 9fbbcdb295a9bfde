"""« Le portail affiche… »: the state of a deposited invoice, chosen and kept in two presses."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.portal_status import Phase, PortalStatus
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.status_telling import StatusTold, Telling, likely, telling, telling_problems
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.states import likely_states, refusal_said, refused_states, who_may_refuse
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.editors import RadioEditor
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.guide_link import what_is
from chorus_desktop.ui.pages.issued_section import Section
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import IssuedView

IN_INVOICES = "Dans «\u00a0Factures émises\u00a0», l’état est écrit sur la ligne de la facture."
IN_WORKS = "Dans «\u00a0Factures de travaux\u00a0», «\u00a0Synthèse\u00a0», l’état est écrit sur la ligne de la pièce."
SAME = "Déjà noté\u00a0: le portail affichait «\u00a0{label}\u00a0» le {day}. Rien n’a été ajouté."
EARLIER = "Ce jour vient avant l’état affiché maintenant\u00a0: il sera rangé à sa place, avant lui."


class StatusCard(Section):
    """The states of the space where it was deposited, the likely ones first; what the chosen one means; its day, its motive.

    Args:
        desk: what every page is given.
        view: a deposited document.
        changed: called once a fact was kept.
        folded: nothing new is likely.
    """

    def __init__(self, desk: Desk, view: "IssuedView", changed: Callable[[object], object], *, folded: bool = False) -> None:
        super().__init__("Le portail affiche…", folded=folded)
        self._desk, self._view, self._changed = desk, view, changed
        self._busy = False
        self._known = services.data.statuses_of(view.document)
        works = view.document.works
        self._cadre = services.portal_data.works().cadre(works.cadre) if works else None
        if self._cadre is not None:
            first = likely_states(view.life, self._known, self._cadre)
        else:
            first = likely(view.life, self._known, validated=view.document.validator is not None)
        rest = [status for status in self._known if status not in first]
        self._editors = [_choices(statuses) for statuses in (first, rest) if statuses]
        self.body.addWidget(words(IN_WORKS if works else IN_INVOICES, "second"))
        for editor in self._editors[:-1]:
            self.body.addWidget(editor)
        self.body.addWidget(Disclosure("Autre état", self._editors[-1]))
        for editor in self._editors:
            editor.edited.connect(partial(self._chosen, editor))
        self._about = Slot(gap=6)
        self._rows = FieldRows(StatusTold, self._check, parent=self)
        day, self._motive = self._rows.make("on"), self._rows.make("motive")
        self._rows.edited.connect(self._say_order)
        self._order = words("", "second")
        self._said = Slot()
        self._keep_button = Button("Noter cet état", self._keep, icon="check")
        self._form = boxed(vertical(self._about, day, self._motive, self._order, self._said, horizontal(self._keep_button, None), gap=12))
        self.body.addWidget(self._form)
        self._form.hide()

    @property
    def _status(self) -> PortalStatus | None:
        key = next((editor.text() for editor in self._editors if editor.text()), "")
        return next((status for status in self._known if status.key == key), None)

    def _chosen(self, used: RadioEditor) -> None:
        for editor in self._editors:
            if editor is not used:
                editor.show_text("")
        status = self._status
        if status is None:
            return
        facts = [words(f"{label}\u00a0: {value}.") for label, value in status.facts]
        about = what_is(self._desk, status.key, status.label)
        self._about.show_pieces(ProblemBox(status.label, status.meaning, level="info"), *self._refusal(status), *facts, about)
        self._motive.setVisible(status.phase in (Phase.RETURNED, Phase.REJECTED))
        self._said.show_pieces()
        if self._form.isHidden():
            # Now, and not when the page opened: it may have stayed open for days.
            self._rows.show_texts({"on": french.short_date(self._desk.today)})
        self._form.show()
        self._say_order()
        QTimer.singleShot(0, self, self._show_form)

    def _show_form(self) -> None:
        """What the state means and the button that keeps it come in sight, without what has the focus leaving it."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        focused = QApplication.focusWidget()
        pieces = [self._keep_button, self._about, *([focused] if focused is not None and self.isAncestorOf(focused) else [])]
        if area is not None:
            for piece in pieces:
                area.ensureWidgetVisible(piece, 0, theme.px(24))

    def _refusal(self, status: PortalStatus) -> list[ProblemBox]:
        """Of a piece of works that is refused: who may, for what, and what comes next."""
        said = refusal_said(status.piece, self._cadre) if self._cadre is not None and status.piece is not None else ""
        if not said or self._cadre is None:
            return []
        lawful = status.piece in refused_states(self._cadre)
        return [ProblemBox(who_may_refuse(self._cadre) if lawful else "Ce refus se conteste", said, level="info" if lawful else "warning")]

    def _say_order(self) -> None:
        reading, status = read(StatusTold, self._rows.typed()), self._status
        on = reading.value.on
        earlier = status is not None and on is not None and telling(status.key, on, self._view.life, self._known) is Telling.EARLIER
        self._order.setText(EARLIER if earlier else "")
        self._order.setVisible(earlier)

    def _check(self, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        reading = read(StatusTold, typed)
        return reading.problems or telling_problems(self._told(typed), self._view.life, self._desk.today)

    def _told(self, typed: Mapping[str, str]) -> StatusTold:
        status = self._status
        told = read(StatusTold, typed).value
        asked = status is not None and status.phase in (Phase.RETURNED, Phase.REJECTED)
        return told.model_copy(update={"status": status.key if status else "", "motive": told.motive if asked else ""})

    def _keep(self) -> None:
        problems = self._rows.problems()
        self._rows.show_problems(problems)
        if problems:
            self._rows.by_name["on"].take_focus()
        elif not self._busy:
            self._send(sure=False)

    def _send(self, *, sure: bool) -> None:
        self._busy = True
        told = self._told(self._rows.typed())
        self._desk.ask(services.life.tell, self._view.id, told, self._desk.today, sure, then=self._answered, otherwise=self._failed)

    def _answered(self, meaning: Telling) -> None:
        self._busy = False
        status, told = self._status, self._told(self._rows.typed())
        if meaning is Telling.SAME and status is not None and told.on is not None:
            said = SAME.format(label=status.label, day=french.long_date(told.on))
            self._said.show_pieces(ProblemBox(said, level="info"))
            announce.say(self, said)
        elif meaning is Telling.AFTER_FINAL:
            self._ask_final()
        else:
            self._changed(None)

    def _ask_final(self) -> None:
        now = self._view.life.status
        label = next((status.label for status in self._known if now is not None and status.key == now.status), "")
        if self._desk.dialogs.confirm(
            f"«\u00a0{label}\u00a0» est un état définitif\u00a0: le portail affiche vraiment autre chose\u00a0?",
            "Vérifiez le numéro de la facture sur le portail. Si l’état d’avant a été noté par erreur, reprenez-le plutôt dans l’historique.",
            yes="Noter quand même",
            no="Ne rien changer",
        ):
            self._send(sure=True)

    def _failed(self, trouble: Trouble) -> None:
        self._busy = False
        self._desk.dialogs.trouble(trouble)


def _choices(statuses: Sequence[PortalStatus]) -> RadioEditor:
    return RadioEditor([(status.key, status.label) for status in statuses])
