"""What the check of a recording found, in words and as rows.

A finding is told by its measure, value, verdict and advice (`finding_sentence`), a recording that
could not be checked by the problem and what to do (`problem_text`), and a failed training by the
worst findings of what was sent (`failure_text`). `FindingRow` and `FlawList` show them.
"""

from functools import reduce

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from voicedesk.domain.errors import SampleError, SampleProblem
from voicedesk.domain.samples import (
    Advice,
    Finding,
    FindingStatus,
    Measure,
    Scale,
    findings_of,
    flaws,
)
from voicedesk.domain.text import isolated, whole_seconds
from voicedesk.domain.training import Training
from voicedesk.ui.common.texts import joined, size_text
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, discard, row
from voicedesk.ui.kit.marks import painting
from voicedesk.ui.kit.view import View
from voicedesk.ui.kit.waveform import clock
from voicedesk.ui.theme import theme
from voicedesk.ui.theme.colours import colour

translate = QCoreApplication.translate

_VERY_CLEAN = 60.0
"""dB from which on noise is no matter, and its estimate means little."""


def measure_text(measure: Measure) -> str:
    return {
        Measure.LENGTH: translate("Findings", "Length"),
        Measure.FORMAT: translate("Findings", "Format"),
        Measure.LOUDNESS: translate("Findings", "Loudness"),
        Measure.PEAKS: translate("Findings", "Peaks"),
        Measure.SILENCE: translate("Findings", "Silence"),
        Measure.NOISE: translate("Findings", "Signal-to-noise"),
        Measure.EXPIRY: translate("Findings", "Link expiry"),
        Measure.SIZE: translate("Findings", "Size"),
    }[measure]


def status_text(status: FindingStatus) -> str:
    return {
        FindingStatus.GOOD: translate("Findings", "Good"),
        FindingStatus.DOUBTFUL: translate("Findings", "Needs attention"),
        FindingStatus.BAD: translate("Findings", "Problem"),
    }[status]


def value_text(finding: Finding) -> str:
    value = finding.value
    match finding.measure:
        case Measure.LENGTH:
            is_long = finding.advice is Advice.MUCH_SHORTER
            return length_text(value or 0.0, exactly=not is_long)
        case Measure.FORMAT:
            return translate("Findings", "{rate} kHz, {channels}").format(
                rate=f"{(value or 0) / 1000:g}", channels=_channel_text(finding.count)
            )
        case Measure.LOUDNESS:
            return "—" if value is None else f"{signed(value)} LUFS"
        case Measure.PEAKS:
            return _peak_text(value, finding.count)
        case Measure.SILENCE:
            return length_text(value or 0.0)
        case Measure.NOISE:
            if value is None:
                return "—"
            over = translate("Findings", "over {decibels} dB").format(decibels=f"{_VERY_CLEAN:g}")
            return over if value >= _VERY_CLEAN else f"{value:.0f} dB"
        case Measure.EXPIRY:
            return _left_text(value or 0.0)
        case Measure.SIZE:
            return size_text(int(value or 0))


def finding_sentence(finding: Finding) -> str:
    said = translate("FindingRow", "{measure}: {value}, {verdict}.").format(
        measure=measure_text(finding.measure),
        value=value_text(finding),
        verdict=status_text(finding.status).lower(),
    )
    return joined(said, advice_text(finding.advice) if finding.advice is not None else "")


def advice_text(advice: Advice) -> str:
    return {
        Advice.SHORTER: translate(
            "Findings", "A bit long: 10–60 seconds works best. Cut out the best minute."
        ),
        Advice.MUCH_SHORTER: translate(
            "Findings",
            "Far too long: 10–60 seconds works best. Cut out the best minute.",
        ),
        Advice.LONGER: translate("Findings", "A bit short: 10–60 seconds works best."),
        Advice.MUCH_LONGER: translate(
            "Findings", "Too short to train a voice. 10–60 seconds works best."
        ),
        Advice.EXPIRES_SOON: translate(
            "Findings",
            "The link may expire before the service downloads the recording. Create "
            "one that lasts longer.",
        ),
        Advice.EXPIRED: translate("Findings", "The link has expired. Create a new one."),
        Advice.HIGHER_RATE: translate(
            "Findings", "24 kHz or higher sounds better. Use a better version if you have one."
        ),
        Advice.TELEPHONE: translate(
            "Findings",
            "Telephone quality: the high frequencies are missing. Record at 24 kHz or higher.",
        ),
        Advice.FEWER_CHANNELS: translate("Findings", "Mix it down to mono or stereo."),
        Advice.LOUDER: translate(
            "Findings", "The recording is quiet. Move closer to the microphone or raise the level."
        ),
        Advice.SOFTER: translate("Findings", "The recording is very loud. Lower the level."),
        Advice.NO_SOUND: translate("Findings", "The recording is silent."),
        Advice.CLIPPED_HERE_AND_THERE: translate(
            "Findings", "Some peaks are clipped. Record with less gain if you can."
        ),
        Advice.CLIPPED: translate(
            "Findings",
            "Clipping makes it sound harsh. Record it again with less gain.",
        ),
        Advice.CUT_ENDS: translate(
            "Findings", "There’s a long silence at the start or end. Trim it."
        ),
        Advice.CUT_PAUSES: translate(
            "Findings", "More than a third is silence. Shorten the pauses."
        ),
        Advice.MOSTLY_SILENT: translate(
            "Findings", "Most of it is silence. Keep only the parts where someone speaks."
        ),
        Advice.LESS_NOISE: translate(
            "Findings",
            "There’s background noise, and the voice may pick it up. Record in a "
            "quieter room, away from fans.",
        ),
        Advice.MUCH_NOISE: translate(
            "Findings",
            "There’s a lot of background noise or music. Use a recording of the voice alone.",
        ),
        Advice.NO_PAUSE: translate(
            "Findings", "There’s no pause to measure noise in. Listen to check that it’s clean."
        ),
        Advice.SMALLER: translate(
            "Findings", "The service’s own app takes up to 10 MB. Keep a shorter part."
        ),
    }[advice]


def cause_text(finding: Finding) -> str:
    """What is wrong, as the name of a cause; of a good finding what was measured."""
    return {
        Advice.SHORTER: translate("Causes", "Too long"),
        Advice.MUCH_SHORTER: translate("Causes", "Much too long"),
        Advice.LONGER: translate("Causes", "Short"),
        Advice.MUCH_LONGER: translate("Causes", "Too short"),
        Advice.HIGHER_RATE: translate("Causes", "Low sample rate"),
        Advice.TELEPHONE: translate("Causes", "Telephone quality"),
        Advice.FEWER_CHANNELS: translate("Causes", "Too many channels"),
        Advice.LOUDER: translate("Causes", "Quiet"),
        Advice.SOFTER: translate("Causes", "Very loud"),
        Advice.NO_SOUND: translate("Causes", "No sound"),
        Advice.CLIPPED_HERE_AND_THERE: translate("Causes", "Clipped in places"),
        Advice.CLIPPED: translate("Causes", "Clipped"),
        Advice.CUT_ENDS: translate("Causes", "Silence at the start or end"),
        Advice.CUT_PAUSES: translate("Causes", "Long pauses"),
        Advice.MOSTLY_SILENT: translate("Causes", "Mostly silence"),
        Advice.LESS_NOISE: translate("Causes", "Background noise"),
        Advice.MUCH_NOISE: translate("Causes", "Loud background noise"),
        Advice.NO_PAUSE: translate("Causes", "No pauses"),
        Advice.EXPIRES_SOON: translate("Causes", "Link expires soon"),
        Advice.EXPIRED: translate("Causes", "Link expired"),
        Advice.SMALLER: translate("Causes", "Large file"),
        None: measure_text(finding.measure),
    }[finding.advice]


def good_text(finding: Finding) -> str:
    """What would be good, where that is a range; else what to do."""
    scale = finding.scale
    if scale is None or finding.value is None:
        return advice_text(finding.advice) if finding.advice is not None else ""
    seconds = translate("Causes", "s", "seconds, after a number")
    unit = {Measure.LENGTH: seconds, Measure.LOUDNESS: "LUFS"}.get(finding.measure, "dB")
    since, to = (f"{bound:g}".replace("-", "−") for bound in (scale.since, scale.to))
    if scale.to >= scale.high:
        return translate("Causes", "{least} {unit} or more is good.").format(least=since, unit=unit)
    return translate("Causes", "{least} to {most} {unit} is good.").format(
        least=since, most=to, unit=unit
    )


def length_text(seconds: float, *, exactly: bool = True) -> str:
    if exactly and round(seconds, 1) < 10:
        return translate("Findings", "{seconds} s").format(seconds=f"{seconds:.1f}")
    whole = whole_seconds(round(1000 * seconds))
    if whole < 120:
        return translate("Findings", "{seconds} s").format(seconds=whole)
    return translate("Findings", "{minutes} min {seconds} s").format(
        minutes=whole // 60, seconds=whole % 60
    )


def signed(value: float) -> str:
    """A level with one decimal and a true minus sign."""
    return f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")


def _channel_text(channels: int) -> str:
    if channels == 1:
        return translate("Findings", "mono")
    if channels == 2:
        return translate("Findings", "stereo")
    return translate("Findings", "{count} channels").format(count=channels)


def _peak_text(peak: float | None, clipped: int) -> str:
    if peak is None:
        return "—"
    level = f"{signed(peak)} dBFS"
    if not clipped:
        return level
    return translate("Findings", "{level}, {count} clipped").format(level=level, count=clipped)


def _left_text(seconds: float) -> str:
    if seconds <= 0:
        return translate("Findings", "expired")
    minutes = int(seconds // 60)
    if minutes < 120:
        return translate("Findings", "{count} min").format(count=minutes)
    if minutes < 48 * 60:
        return translate("Findings", "{count} h").format(count=minutes // 60)
    return translate("Findings", "{count} days").format(count=minutes // 1440)


def problem_text(error: SampleError) -> tuple[str, str]:
    """Why a recording could not be checked, and what to do."""
    may_send = translate("Sample", "If the service can reach it, you can send it anyway.")
    known = translate("Sample", "mp3 and wav always work.")
    fact, advice = {
        SampleProblem.NO_HOST: (
            translate("Sample", "Can’t find this server."),
            joined(translate("Sample", "Check the link and your connection."), may_send),
        ),
        SampleProblem.NO_CONNECTION: (
            translate("Sample", "Can’t reach the server."),
            may_send,
        ),
        SampleProblem.CERTIFICATE: (
            translate("Sample", "The server’s certificate isn’t valid."),
            joined(translate("Sample", "The service may not accept it either."), may_send),
        ),
        SampleProblem.PROXY: (
            translate("Sample", "The proxy {host} isn’t working."),
            translate("Sample", "Choose another one in Settings, or turn it off."),
        ),
        SampleProblem.CERTIFICATES: (
            translate("Sample", "Can’t read the certificates in {host}."),
            translate("Sample", "Correct or remove this variable, then restart VoiceDesk."),
        ),
        SampleProblem.TIMED_OUT: (
            translate("Sample", "The server took too long to answer."),
            may_send,
        ),
        SampleProblem.REFUSED: (
            translate("Sample", "The server denied access (HTTP {status})."),
            joined(translate("Sample", "The link may have expired or need a sign-in."), may_send),
        ),
        SampleProblem.REDIRECTED: (
            translate("Sample", "The link redirects too many times."),
            joined(translate("Sample", "Use a direct link to the file."), may_send),
        ),
        SampleProblem.OUT_OF_REACH: (
            translate("Sample", "The link points to this computer or a private network: {host}"),
            joined(
                translate("Sample", "The service can’t reach it there. Upload it to the web."),
                may_send,
            ),
        ),
        SampleProblem.CUT_OFF: (
            translate("Sample", "The download was interrupted."),
            may_send,
        ),
        SampleProblem.TOO_LARGE: (
            translate("Sample", "The recording is too large to check."),
            translate("Sample", "10–60 seconds works best. You can still send it."),
        ),
        SampleProblem.TOO_SLOW: (
            translate("Sample", "Checking the recording takes too long."),
            translate("Sample", "You can still send it."),
        ),
        SampleProblem.DISK: (
            translate("Sample", "Couldn’t write the recording to the disk."),
            translate("Sample", "You can still send it."),
        ),
        SampleProblem.UNREADABLE: (
            translate("Sample", "The file looks like audio but can’t be decoded."),
            joined(
                translate("Sample", "The service may not be able to read it, either."),
                joined(known, may_send),
            ),
        ),
        SampleProblem.NOTHING_THERE: (
            translate("Sample", "There’s nothing at this link (HTTP {status})."),
            translate("Sample", "The service won’t find it either. Copy the link again."),
        ),
        SampleProblem.EMPTY: (
            translate("Sample", "The file at this link is empty."),
            translate("Sample", "Upload the recording again or use another link."),
        ),
        SampleProblem.WEB_PAGE: (
            translate("Sample", "This is a web page, not a recording."),
            translate(
                "Sample",
                "Use a direct link to the file. On a sharing page, copy the link of “Download”.",
            ),
        ),
        SampleProblem.NOT_AUDIO: (
            translate("Sample", "The file at this link isn’t audio."),
            known,
        ),
    }[error.problem]
    return fact.format(status=error.status or "", host=isolated(error.detail)), advice


def page_text(error: SampleError) -> str:
    """The title of the page that came instead; empty where it has none."""
    if error.problem is not SampleProblem.WEB_PAGE or not error.detail:
        return ""
    return translate("Sample", "Page title: “{title}”.").format(title=isolated(error.detail))


LOOKS = {
    FindingStatus.GOOD: ("state-ready", "ready"),
    FindingStatus.DOUBTFUL: ("warn", "training"),
    FindingStatus.BAD: ("state-failed", "failed"),
}
"""Icon and colour of each verdict, which is also said in words."""


def found_look(training: Training) -> tuple[str, str]:
    """Icon and colour of the worst that was found; empty where nothing was looked at."""
    found = findings_of(training)
    if found is None:
        return "", ""
    worst = flaws(found)
    return LOOKS[worst[0].status if worst else FindingStatus.GOOD]


def found_text(training: Training) -> str:
    found = findings_of(training)
    if found is None:
        return translate("FoundTexts", "Not checked")
    worst = flaws(found)
    if not worst:
        return translate("FoundTexts", "All good")
    return translate("FoundTexts", "%n issue(s)", "", len(worst))


def found_advice(training: Training) -> str:
    """What to do about it, one sentence or two for each; empty for nothing."""
    found = findings_of(training)
    advice = [one.advice for one in flaws(found or ())]
    return "\n".join(advice_text(one) for one in advice if one is not None)


def failed_text(training: Training) -> str:
    """Why a training may have failed: the service gives no reason, the recording may."""
    advice = found_advice(training).split("\n")[0]
    if not advice and findings_of(training) is not None:
        advice = nothing_wrong_text()
    return joined(no_reason_text(), advice or translate("FoundTexts", "Try another recording."))


def nothing_wrong_text() -> str:
    return translate("FoundTexts", "We found no problem with the recording. Try another one.")


def retry_all_text(number: int) -> str:
    return translate("FoundTexts", "Retry all %Ln failed", "", number)


def no_reason_text() -> str:
    return translate("FoundTexts", "The service gave no reason.")


_TOLD = 2
"""Findings for which a message has room."""


def failure_text(training: Training) -> str:
    """That no reason was given, and what stood out in the recording, the worst first."""
    shown = flaws(findings_of(training) or ())
    if not shown:
        return failed_text(training)
    words = reduce(joined, (finding_sentence(one) for one in shown[:_TOLD]), no_reason_text())
    more = len(shown) - _TOLD
    if more > 0:
        words = joined(words, translate("FailureTexts", "%n more issue(s).", "", more))
    return words


_TRACK = 4.0
_DOT = 5.0


class RangeBar(QWidget):
    """A track with its good part, and the value as a dot. It says nothing that the words don't."""

    def __init__(self, scale: Scale, value: float, ink: str) -> None:
        super().__init__()
        self._scale, self._value, self._ink = scale, value, ink
        self.setFixedSize(104, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, middle = theme().tokens, self.height() / 2
        since, to = self._at(self._scale.since), self._at(self._scale.to)
        dot = QPointF(self._at(self._value), middle)
        with painting(self) as painter:
            for left, right, ink in (
                (_DOT, self.width() - _DOT, colour(tokens.line_strong)),
                (since, to, colour(tokens.ready, 0.55)),
            ):
                painter.setBrush(ink)
                track = QRectF(left, middle - _TRACK / 2, right - left, _TRACK)
                painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
            for radius, back in ((_DOT + 2, tokens.raised), (_DOT, getattr(tokens, self._ink))):
                painter.setBrush(colour(back))
                painter.drawEllipse(dot, radius, radius)

    def _at(self, value: float) -> float:
        share = (value - self._scale.low) / (self._scale.high - self._scale.low)
        return _DOT + min(1.0, max(0.0, share)) * (self.width() - 2 * _DOT)


class FlawLine(View):
    """A finding: icon, name, value and verdict on a line; below them the advice."""

    def __init__(self, finding: Finding, *, gap: int = 8, edge: str = "") -> None:
        super().__init__(edge=edge)
        icon, ink = LOOKS[finding.status]
        glyph = Glyph(icon, ink=ink, side=16)
        self.name = Label(measure_text(finding.measure), weight=500)
        self.value = Label(value_text(finding), ink="text2", tabular=True)
        self.status = Label(status_text(finding.status), weight=600, ink=ink)
        self.advice = Label(ink="text2", wrap=True)
        self.line = row(glyph, self.name, (self.value, 1), self.status, gap=gap)
        self.below = column(self.advice, margins=(glyph.width() + gap, 0, 0, 0), gap=2)
        self.column = column(self.line, self.below, on=self, gap=2)
        self.advice.show_text(advice_text(finding.advice) if finding.advice is not None else "")
        self.setAccessibleName(finding_sentence(finding))


class FindingRow(FlawLine):
    """A finding in full, under a line: also its range, and from which second it can be heard."""

    hear_requested = Signal(float)

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding, gap=10, edge="top")
        self.hear = Button(ButtonKind.LINK, icon="play", height=28)
        self.name.setFixedSize(108, 20)
        self.status.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.status.setFixedWidth(max(60, self.status.sizeHint().width()))
        if finding.scale is not None and finding.value is not None:
            bar = RangeBar(finding.scale, finding.value, LOOKS[finding.status][1])
            self.line.insertWidget(self.line.count() - 1, bar)
        self.below.addWidget(self.hear, 0, Qt.AlignmentFlag.AlignLeft)
        if finding.spans:
            since = finding.spans[0][0]
            self.hear.setText(self.tr("Play from {time}").format(time=clock(round(since * 1000))))
            self.hear.clicked.connect(lambda: self.hear_requested.emit(since))
        self.hear.setVisible(bool(finding.spans) and finding.measure is not Measure.SILENCE)
        self.column.setContentsMargins(0, 8, 0, 7)
        self.column.setSpacing(4)


class FlawList(View):
    """A line for each finding that isn't good, the bad ones first; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self.lines: list[FlawLine] = []
        self._column = column(on=self, margins=(0, 2, 0, 2), gap=10)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        if findings != self._findings:
            self._findings = findings
            discard(self.lines)
            self.lines = [FlawLine(finding) for finding in flaws(findings)]
            for line in self.lines:
                self._column.addWidget(line)
        self.setVisible(bool(self.lines))
