"""A recording on this computer in the training form: to be heard, trimmed, and sent.

`RangeWave` shows its waveform with the range that is kept between two handles, each a slider.
`RecordingCard` puts title, tools and findings around it; it shows and emits, and knows no file.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from voicedesk.domain.recordings import Cut, RecordingError
from voicedesk.domain.samples import Envelope
from voicedesk.domain.text import isolated
from voicedesk.services.samples import SampleReport
from voicedesk.ui.findings import length_text
from voicedesk.ui.kit.buttons import Button, ButtonKind, IconButton, KeyboardFocus
from voicedesk.ui.kit.choices import CheckBox, UsageBar
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, order_tabs, row
from voicedesk.ui.kit.marks import paint_box, painting
from voicedesk.ui.kit.view import View, say
from voicedesk.ui.kit.waveform import clock, paint_waveform
from voicedesk.ui.messages.recording_texts import recording_problem_text
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour
from voicedesk.ui.training.sample_view import FindingsLine, outcome_sentence

_MOST_NAMES = 3
_LEAST_MS = 1000
"""What is always kept: less is no recording, and its handles couldn't be told apart."""
_STEP_MS = 100
_LARGE_STEP_MS = 1000
_TARGET = 24
"""Pixels that a handle is wide for the pointer."""
_BAR = 10
"""Pixels that are seen of it, outside the range."""
_HEIGHT = 60
_SIDE = 17
"""Pixels beside the waveform, so that a handle at its end is whole."""


def used_text(names: Sequence[str]) -> str:
    """Which other voices were trained from the same recording; empty for none."""
    if not names:
        return ""
    told = ", ".join(f"“{isolated(name)}”" for name in names[:_MOST_NAMES])
    words = QCoreApplication.translate("RecordingCard", "Already used to train {names}.")
    return words.format(names=told)


class RecordingCard(View):
    """Shows one recording, what of it is kept, and what was found of that.

    Attributes:
        has_recording: whether one is shown that could be opened.

    Signals:
        cut_changed: another range, or evened out or not.
        sought: a place in the recording was chosen, in milliseconds of the whole.
    """

    cut_changed = Signal()
    sought = Signal(int)

    def __init__(self) -> None:
        super().__init__(surface="card")
        self.has_recording = False
        self.report: SampleReport | None = None
        self.error: RecordingError | None = None
        self._speech = (0.0, 0.0)
        self._takes, self._is_take = 0, False
        self._begin_with = Cut(0.0, 0.0)
        self._kind = Glyph("file", side=18)
        self.title = Label(weight=600)
        self.subtitle = Label(pixels=12, ink="text2")
        self.takes = Button(ButtonKind.LINK, icon="chevron-down", height=28)
        self.takes.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.remove = IconButton("trash", text=self.tr("Remove the recording"))
        self.play = IconButton("play", kind="disc", ink="text", side=36, glyph=18)
        self.wave = RangeWave()
        self.since = Label(pixels=12, weight=500, tabular=True)
        self.kept = Label(pixels=12, ink="text2", tabular=True)
        self.to = Label(pixels=12, weight=500, tabular=True)
        self.trim = Button(icon="trim", text=self.tr("Trim silence"))
        self.even = CheckBox(self.tr("Even out the volume"))
        self.beginning = Label(pixels=12, ink="training", wrap=True)
        self.used = Label(pixels=12, ink="training", wrap=True)
        self.outcome = FindingsLine()
        self.bar = UsageBar(6)
        self.progress_text = Label(pixels=12, ink="text2", tabular=True)
        self.cancel = Button(ButtonKind.LINK, height=28, text=self.tr("Cancel"))
        self._fact = Label(weight=600, wrap=True)
        self._advice = Label(ink="text2", wrap=True)
        self.again = Button(ButtonKind.LINK, icon="refresh", height=28, text=self.tr("Try again"))
        self._heard, self._tools, self._progress, self._notice = (QWidget() for _ in range(4))
        self._line = View(edge="top")
        head = row(self._kind, self.title, (self.subtitle, 1), self.takes, self.remove, gap=8)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        times = row(self.since, None, self.kept, None, self.to, margins=(_SIDE, 0, _SIDE, 0))
        row(
            (self.play, Qt.AlignmentFlag.AlignVCenter),
            (column(self.wave, times, gap=4), 1),
            on=self._heard,
            gap=8,
        )
        row(self.trim, self.even, None, on=self._tools, margins=(0, 8, 0, 10), gap=16)
        row(
            (self.bar, 1),
            self.progress_text,
            self.cancel,
            on=self._progress,
            margins=(0, 8, 0, 10),
            gap=12,
        )
        words = column(self._fact, self._advice, row(self.again, None), gap=4)
        row(
            (Glyph("state-failed", ink="failed", side=18), Qt.AlignmentFlag.AlignTop),
            (words, 1),
            on=self._notice,
            margins=(0, 4, 0, 6),
        )
        column(self.outcome, on=self._line, margins=(0, 2, 0, 0))
        column(
            head,
            self._notice,
            self._heard,
            self._tools,
            self._progress,
            self._line,
            self.beginning,
            self.used,
            on=self,
            margins=(16, 6, 8, 6),
            gap=2,
        )
        self.wave.moved.connect(self._moved)
        self.wave.sought.connect(self.sought)
        self.even.toggled.connect(lambda _on: self.cut_changed.emit())
        self.trim.clicked.connect(self._trim)
        self.outcome.hear_requested.connect(
            lambda since: self.sought.emit(self.wave.start.value() + since)
        )
        order_tabs(
            self.takes,
            self.remove,
            self.play,
            self.wave.start,
            self.wave.end,
            self.trim,
            self.even,
            self.cancel,
            self.again,
            self.outcome.details,
        )
        self.takes.hide()
        self.show_sounding(sounding=False)
        self.clear()

    @property
    def cut(self) -> Cut:
        """The range that is kept; what it is to begin with while there is none yet."""
        if not self.has_recording:
            return self._begin_with
        start, end = self.wave.start.value(), self.wave.end.value()
        return Cut(start / 1000, end / 1000, self.even.isChecked())

    @property
    def is_whole(self) -> bool:
        """Whether all of it is sent as it is."""
        return self.has_recording and self.cut == Cut(0.0, self.wave.duration / 1000)

    def clear(self) -> None:
        """No recording."""
        self.has_recording, self.report, self.error = False, None, None
        self.hide()

    def show_reading(
        self, title: str, subtitle: str = "", *, is_take: bool = False, cut: Cut | None = None
    ) -> None:
        """Show which recording is being opened; all is as large as it will be.

        Args:
            cut: the range to begin with; None for all of it.
        """
        self.clear()
        self.used.hide()
        self.beginning.hide()
        self._is_take = is_take
        self.show_takes(self._takes)
        self._begin_with = cut or Cut(0.0, 0.0)
        self._kind.show_icon("microphone" if is_take else "file", "text2")
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.wave.show_recording(Envelope(0, b""))
        self._show_times()
        self._show_parts(opened=True)
        self.outcome.show_looking()
        self._enable(on=False)
        self.show()

    def show_recording(
        self, envelope: Envelope, speech: tuple[float, float], *, is_whole: bool = True
    ) -> None:
        """Show what was opened.

        Args:
            speech: from which second to which somebody speaks.
            is_whole: whether that is all of it, or only the beginning was decoded.
        """
        length = length_text(envelope.duration_ms / 1000)
        words = self.tr("Only the first {length} can be used.").format(length=length)
        self.beginning.show_text("" if is_whole else words)
        cut = self._begin_with
        self.has_recording, self._speech = True, speech
        self.wave.show_recording(envelope)
        with QSignalBlocker(self), QSignalBlocker(self.even):
            self.even.setChecked(cut.is_even)
            if cut.to > cut.since:
                self.wave.show_range(round(cut.since * 1000), round(cut.to * 1000))
        self._enable(on=True)
        self._moved()

    def show_error(self, error: RecordingError) -> None:
        self.has_recording, self.report, self.error = False, None, error
        fact, advice = recording_problem_text(error)
        self._fact.setText(fact)
        self._advice.setText(advice)
        self._show_parts(opened=False)
        say(self, f"{fact} {advice}")

    def show_looking(self) -> None:
        """The range is another: what was found before is of no matter."""
        self.report = None
        self.outcome.show_looking()

    def show_report(self, report: SampleReport) -> None:
        self.report = report
        self.outcome.show_findings(report.findings)
        say(self, outcome_sentence(report.findings))

    def show_used(self, names: Sequence[str]) -> None:
        """Say which other voices were trained from the same recording."""
        self.used.show_text(used_text(names))

    def show_progress(self, share: float | None) -> None:
        """Show how much of it has been uploaded; None where it isn't being sent."""
        self._tools.setVisible(share is None and self.error is None)
        self._progress.setVisible(share is not None)
        if share is not None:
            self.bar.show_part(share)
            self.progress_text.setText(
                self.tr("Uploading… {percent}%").format(percent=int(100 * share))
            )

    def show_sounding(self, *, sounding: bool) -> None:
        self.play.set_icon_name("pause" if sounding else "play")
        self.play.set_text(
            self.tr("Pause the recording") if sounding else self.tr("Play the recording")
        )

    def show_position(self, milliseconds: int | None) -> None:
        """Show what is heard, in milliseconds of the whole; None for nothing."""
        self.wave.show_position(milliseconds)

    def show_takes(self, number: int) -> None:
        """How many takes there are to choose from; beside a take they are offered from two on."""
        self._takes = number
        self.takes.setVisible(self._is_take and number > 1)
        self.takes.setText(QCoreApplication.translate("RecorderView", "%n take(s)", "", number))

    def show_locked(self, *, locked: bool) -> None:
        """While it is sent, nothing of it can be changed."""
        for part in (self.takes, self.remove, self.wave, self.trim, self.even):
            part.setEnabled(not locked and (self.has_recording or part is self.remove))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self.has_recording:
            self.play.click()
        else:
            super().keyPressEvent(event)

    def _enable(self, *, on: bool) -> None:
        for part in (self.play, self.wave, self.trim, self.even):
            part.setEnabled(on)

    def _show_parts(self, *, opened: bool) -> None:
        self._notice.setVisible(not opened)
        self._progress.hide()
        for part in (self._heard, self._tools, self._line):
            part.setVisible(opened)

    def _trim(self) -> None:
        since, to = (round(1000 * second) for second in self._speech)
        self.wave.show_range(since, to)

    def _moved(self) -> None:
        self._show_times()
        self.cut_changed.emit()

    def _show_times(self) -> None:
        start, end, whole = self.wave.start.value(), self.wave.end.value(), self.wave.duration
        self.since.setText(clock(start))
        self.to.setText(clock(end))
        kept = length_text((end - start) / 1000)
        if end - start < whole:
            of = self.tr("{kept} of {whole} kept", "seconds of a recording")
            kept = of.format(kept=kept, whole=length_text(whole / 1000))
        self.kept.setText(kept if whole else "")


class RangeWave(QWidget):
    """A waveform of which a range is kept. A click in it is where to hear it from.

    Attributes:
        start, end: the range's ends as sliders, in milliseconds.
        duration: of the whole, in milliseconds.

    Signals:
        moved: the range is another.
        sought: where the person clicked, in milliseconds.
    """

    moved = Signal()
    sought = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.duration = 0
        self._envelope = b""
        self._position: int | None = None
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start = TrimHandle(self, self.tr("Trim start"), is_start=True)
        self.end = TrimHandle(self, self.tr("Trim end"), is_start=False)
        for handle in (self.start, self.end):
            handle.valueChanged.connect(lambda _value, which=handle: self._handle_moved(which))

    def show_recording(self, envelope: Envelope) -> None:
        self._envelope, self.duration = envelope.peaks, envelope.duration_ms
        self._position = None
        for handle, value in ((self.start, 0), (self.end, self.duration)):
            with QSignalBlocker(handle):
                handle.setRange(0, self.duration)
                handle.setValue(value)
        self._place()

    def show_range(self, start: int, end: int) -> None:
        """Keep this range, in milliseconds; `moved` tells where it is another."""
        before = self.start.value(), self.end.value()
        end = min(self.duration, max(end, start + _LEAST_MS))
        start = max(0, min(start, end - _LEAST_MS))
        for handle, value in ((self.start, start), (self.end, end)):
            with QSignalBlocker(handle):
                handle.setValue(value)
        self._place()
        if before != (start, end):
            self.moved.emit()

    def show_position(self, milliseconds: int | None) -> None:
        if milliseconds != self._position:
            self._position = milliseconds
            self.update()

    def at(self, x: float) -> int:
        """The millisecond at a place."""
        area = self._area()
        share = min(1.0, max(0.0, (x - area.left()) / max(1.0, area.width())))
        return round(share * self.duration)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.duration:
            at = self.at(event.position().x())
            self.sought.emit(min(max(at, self.start.value()), self.end.value()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, area = theme().tokens, self._area()
        left, right = self._x(self.start.value()), self._x(self.end.value())
        kept = QRectF(left, 0, right - left, self.height())
        ink = tokens.accent if self.isEnabled() else tokens.line_strong
        with painting(self) as painter:
            paint_box(painter, area.adjusted(-_BAR, 2, _BAR, -2), tokens.fill, 6)
            for clip, rest in ((QRectF(self.rect()), tokens.line_strong), (kept, tokens.text2)):
                painter.setClipRect(clip)
                if clip is kept and self.duration:
                    painter.fillRect(kept, colour(tokens.raised))
                    painter.fillRect(kept, colour(ink, 0.12))
                paint_waveform(
                    painter,
                    area.adjusted(0, 9, 0, -9),
                    self._envelope if self.duration else b"",
                    bar=3,
                    gap=2,
                    rest=rest,
                )
            painter.setClipping(False)
            if self.duration:
                painter.fillRect(QRectF(left, 0, right - left, 2), colour(ink))
                painter.fillRect(QRectF(left, self.height() - 2, right - left, 2), colour(ink))
            if self._position is not None:
                x = self._x(self._position)
                paint_box(painter, QRectF(x - 1, 2, 2, self.height() - 4), tokens.text, 1)

    def _handle_moved(self, handle: "TrimHandle") -> None:
        """Keep at least a second, also where a screen reader set the value itself."""
        start, end = self.start.value(), self.end.value()
        least = min(_LEAST_MS, self.duration)
        with QSignalBlocker(handle):
            if handle is self.start:
                handle.setValue(min(start, end - least))
            else:
                handle.setValue(max(end, start + least))
        self._place()
        self.moved.emit()

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)

    def _x(self, milliseconds: int) -> float:
        area = self._area()
        return area.left() + area.width() * milliseconds / max(1, self.duration)

    def _place(self) -> None:
        left = round(self._x(self.start.value())) - _BAR // 2
        right = round(self._x(self.end.value())) + _BAR // 2
        for handle, middle in ((self.start, left), (self.end, right)):
            handle.setVisible(self.duration > 0)
            handle.setGeometry(middle - _TARGET // 2, 0, _TARGET, self.height())
            handle.tell_value()
        self.update()


class TrimHandle(KeyboardFocus, QSlider):
    """One end of the range: arrows move it by a tenth of a second, with Shift by a second."""

    def __init__(self, wave: RangeWave, name: str, *, is_start: bool) -> None:
        super().__init__(Qt.Orientation.Horizontal, wave)
        self._wave, self._is_start = wave, is_start
        self._grabbed_at = 0.0
        self.setAccessibleName(name)
        self.setSingleStep(_STEP_MS)
        self.setPageStep(_LARGE_STEP_MS)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setProperty("round", True)

    def tell_value(self) -> None:
        words = length_text(self.value() / 1000)
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        return QSize(_TARGET, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _LARGE_STEP_MS if is_large else _STEP_MS
        steps = {
            Qt.Key.Key_Left: -step,
            Qt.Key.Key_Right: step,
            Qt.Key.Key_Down: -step,
            Qt.Key.Key_Up: step,
            Qt.Key.Key_PageDown: -_LARGE_STEP_MS,
            Qt.Key.Key_PageUp: _LARGE_STEP_MS,
            Qt.Key.Key_Home: -self.maximum(),
            Qt.Key.Key_End: self.maximum(),
        }
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            event.ignore()
        else:
            self.setValue(self.value() + by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed_at = event.position().x() - self._edge()
            self.setSliderDown(True)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            place = QPointF(event.position().x() - self._grabbed_at, 0)
            self.setValue(self._wave.at(self.mapTo(self._wave, place).x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        ink = tokens.accent if self.isEnabled() else tokens.line_strong
        if self.underMouse() and self.isEnabled():
            ink = tokens.accent_hover
        box = QRectF((_TARGET - _BAR) / 2, 0, _BAR, self.height())
        tick = QRectF(box.center().x() - 1, box.center().y() - 9, 2, 18)
        with painting(self) as painter:
            paint_box(painter, box, ink, 3)
            paint_box(painter, tick, "#FFFFFF", 1)

    def _edge(self) -> float:
        """Where within it the range ends."""
        middle = _TARGET / 2
        return middle + _BAR / 2 if self._is_start else middle - _BAR / 2
