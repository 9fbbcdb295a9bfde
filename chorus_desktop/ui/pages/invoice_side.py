"""Beside the invoice's lines: which engagement it takes and why, and whether it is ready for the portal."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from chorus_desktop.domain import french
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.season import EngagementWindow
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.forms.fields import FieldRow
from chorus_desktop.ui.pages.ready_lines import ReadyLine
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import LinkButton, WideLink
from chorus_desktop.ui.widgets.charts import UsageBar
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.status import TONES, StatusLine
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.references import InvoiceNumber

BY_DATE = "Celui que la date désigne"


class EngagementCard(Card):
    """The number the invoice takes, why, what is left on it, and how to choose another.

    Args:
        make_reason: makes the row in which a choice by hand is explained; the page keeps what is typed there.

    Signals:
        chosen: another number was chosen, or the choice left to the date.
    """

    chosen = Signal()

    def __init__(self, make_reason: Callable[[], FieldRow]) -> None:
        super().__init__(gap=6)
        self._make_reason = make_reason
        self._reason: FieldRow | None = None
        self._number = words("", "title")
        self._because = words("", "second")
        self._why = LinkButton("Pourquoi\u00a0?", self._toggle_why)
        self._source = words("", "caption")
        self._use = Slot(gap=4)
        self._other = LinkButton("En choisir un autre", self.open_choice)
        self._before = ""
        self._known: tuple[tuple[str, str], ...] = ()
        self._choice: ComboEditor | None = None
        self._label = words("Engagement de cette facture", "label")
        self._holder = vertical(self._label, gap=10, margins=(0, 6, 0, 0))
        self._panel = boxed(self._holder)
        for piece in (self._source, self._panel):
            piece.hide()
        self.body.addWidget(words("Numéro d’engagement", "caption"))
        for piece in (self._number, self._because):
            self.body.addWidget(piece)
        self.body.addLayout(horizontal(self._why, None))
        for piece in (self._source, self._use):
            self.body.addWidget(piece)
        self.body.addLayout(horizontal(self._other, None))
        self.body.addWidget(self._panel)

    @property
    def text(self) -> str:
        """The id chosen by hand; empty when the date decides."""
        return self._choice.text() if self._choice is not None else self._before

    def show_choice(self, engagement_id: str) -> None:
        """Show a choice made before."""
        self._before = engagement_id
        if self._choice is not None:
            self._choice.show_text(engagement_id)
            self._say_choice()

    def open_choice(self) -> None:
        """Let another number be chosen."""
        choice = self._choice or self._put_choice(self.text)
        self._panel.show()
        self._other.hide()
        choice.inputs[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_work(self, work: Work) -> None:
        """Show what the invoice takes now."""
        season, pick = work.season, work.pick
        taken = pick.engagement if pick else None
        known = tuple((item.id, f"{item.number} ({item.span(season)})") for item in work.engagements if item.number)
        if known != self._known:
            self._known = known
            if self._choice is not None:
                self._put_choice(self.text)
        if self.text and self._choice is None:
            self._put_choice(self.text)
            self._panel.show()
        unknown = "Pas encore connu" if work.engagement_required or work.season.windows else "Facultatif"
        self._number.setText(str(taken.number) if taken else "À choisir" if known else unknown)
        kind = work.invoice.kind if work.invoice else DocumentKind.INVOICE
        self._label.setText(f"Engagement de {kind.this}")
        if self._choice is not None:
            self._choice.combo.setAccessibleName(self._label.text())
        because = pick.because if pick else "Indiquez d’abord la date."
        self._because.setText(because)
        self._because.setVisible(bool(because))
        source = _source(work)
        self._source.setText(source)
        self._why.setVisible(bool(source))
        self._use.show_pieces(*_use(work))
        self._other.setText("En choisir un autre" if taken else "Choisir un numéro")
        self._other.setVisible(bool(known) and self._panel.isHidden())

    def _put_choice(self, chosen: str) -> ComboEditor:
        had_focus = self._choice is not None and self._choice.combo.hasFocus()
        if self._choice is not None:
            self._choice.hide()
            self._choice.deleteLater()
        choice = self._choice = ComboEditor(self._known, empty=BY_DATE)
        # As wide as the card beside the lines; the list itself shows whole numbers with their days.
        choice.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        theme.hold(choice.combo, width=236)
        theme.hold(choice.combo.view(), min_width=360)
        choice.combo.setAccessibleName(self._label.text())
        choice.show_text(chosen)
        choice.edited.connect(self._chosen)
        self._label.setBuddy(choice.combo)
        self._holder.insertWidget(1, choice)
        self._say_choice()
        if had_focus:
            choice.combo.setFocus(Qt.FocusReason.OtherFocusReason)
        return choice

    def _chosen(self) -> None:
        self._say_choice()
        self.chosen.emit()

    def _say_choice(self) -> None:
        # A reason without a choice would be kept and never read.
        if self.text and self._reason is None:
            self._reason = self._make_reason()
            self._holder.addWidget(self._reason)
        if self._reason is not None:
            self._reason.setVisible(bool(self.text))

    def _toggle_why(self) -> None:
        self._source.setVisible(self._source.isHidden())
        self._why.setAccessibleDescription(self._source.text() if self._source.isVisible() else "")


def _source(work: Work) -> str:
    """The rule that picks a number, and where it was read."""
    season, invoice = work.season, work.invoice
    window = season.window_for(invoice.issued_on) if invoice and invoice.issued_on else None
    rule = f"«\u00a0{window.title}\u00a0»\u00a0: {_span(window)}. " if window else ""
    note = f"{window.note} " if window and window.note else ""
    return f"{rule}{note}Source\u00a0: {season.source}, vérifiée le {french.long_date(season.checked_on)}."


def _span(window: EngagementWindow) -> str:
    if window.issued_to is None:
        return f"factures émises à partir du {french.long_date(window.issued_from)}"
    return f"factures émises {french.period(window.issued_from, window.issued_to)}"


def _use(work: Work) -> list[QWidget]:
    taken = work.pick.engagement if work.pick else None
    if taken is None or not taken.number:
        return []
    used = work.used.get(taken.number.folded, 0)
    now = work.totals.with_vat
    if taken.ceiling is None:
        return [words(f"Déjà facturé sur ce numéro\u00a0: {french.euros(used)}", "caption")] if used else []
    if work.invoice and work.invoice.kind is DocumentKind.CREDIT_NOTE:
        # What it gives back is free again.
        return [UsageBar("Avec cet avoir", used - now, 0, taken.ceiling)]
    return [UsageBar("Avec cette facture", used, now, taken.ceiling)]


class ReadyCard(Card):
    """« Prête pour le portail »: what is done, and a link to each thing that is not.

    Args:
        go: opens the place of a problem.
    """

    def __init__(self, go: Callable[[str], object]) -> None:
        super().__init__(gap=10)
        self._go = go
        self._title = words("Prête pour le portail", "subheading")
        self._lines = Slot(gap=9)
        self._number = words("", "caption")
        for piece in (self._title, self._lines, self._number):
            self.body.addWidget(piece)

    def show_lines(self, lines: Sequence[ReadyLine], number: "InvoiceNumber | None", kind: DocumentKind) -> None:
        """Show how far each subject is.

        Args:
            lines: from ``ready_lines``.
            number: the one it would take now.
            kind: how it is called.
        """
        self._lines.show_pieces(*(self._piece(line) for line in lines))
        self._title.setText(f"Prêt{kind.e} pour le portail")
        self._number.setText(f"{kind.this.capitalize()} prendra le numéro {number}, une fois finalisé{kind.e}." if number else "")
        self._number.setVisible(number is not None)

    def _piece(self, line: ReadyLine) -> QWidget:
        if line.status == "done" or not line.where:
            return StatusLine(line.title, line.status)
        tone = TONES[line.status]
        picture = Picture(tone.icon, tone.ink, 18)
        picture.setToolTip(tone.words)
        link = WideLink(line.title, lambda: self._go(line.where))
        link.setAccessibleName(f"{line.title}, {tone.words.lower()}")
        row = horizontal(picture, (link, 1), gap=10)
        row.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        return boxed(row)
