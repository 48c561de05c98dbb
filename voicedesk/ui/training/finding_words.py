"""What was found of a recording, in words: the measure, its value, the verdict, what to do."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.sample_findings import Advice, Finding, Measure, Verdict
from voicedesk.ui.sentences import joined

translate = QCoreApplication.translate

_VERY_CLEAN = 60.0
"""dB from which on noise is no matter, and its estimate means little."""


def measure_words(measure: Measure) -> str:
    """What was looked at."""
    return {
        Measure.LENGTH: translate("Findings", "Length"),
        Measure.FORMAT: translate("Findings", "Format"),
        Measure.LOUDNESS: translate("Findings", "Loudness"),
        Measure.PEAKS: translate("Findings", "Peaks"),
        Measure.SILENCE: translate("Findings", "Silence"),
        Measure.NOISE: translate("Findings", "Signal to noise"),
        Measure.EXPIRY: translate("Findings", "Link lasts"),
    }[measure]


def verdict_words(verdict: Verdict) -> str:
    """How good that is."""
    return {
        Verdict.GOOD: translate("Findings", "Good"),
        Verdict.DOUBTFUL: translate("Findings", "Doubtful"),
        Verdict.BAD: translate("Findings", "Bad"),
    }[verdict]


def value_words(finding: Finding) -> str:
    """What was measured, with its unit."""
    value = finding.value
    match finding.measure:
        case Measure.LENGTH:
            is_long = finding.advice is Advice.MUCH_SHORTER
            return length_words(value or 0.0, exactly=not is_long)
        case Measure.FORMAT:
            return translate("Findings", "{rate} kHz, {channels}").format(
                rate=f"{(value or 0) / 1000:g}", channels=_channel_words(finding.count)
            )
        case Measure.LOUDNESS:
            return "—" if value is None else f"{signed(value)} LUFS"
        case Measure.PEAKS:
            return _peak_words(value, finding.count)
        case Measure.SILENCE:
            return length_words(value or 0.0)
        case Measure.NOISE:
            if value is None:
                return "—"
            over = translate("Findings", "over {decibels} dB").format(decibels=f"{_VERY_CLEAN:g}")
            return over if value >= _VERY_CLEAN else f"{value:.0f} dB"
        case Measure.EXPIRY:
            return _left_words(value or 0.0)


def finding_sentence(finding: Finding) -> str:
    """All of it as one text."""
    said = translate("FindingRow", "{measure}: {value}, {verdict}.").format(
        measure=measure_words(finding.measure),
        value=value_words(finding),
        verdict=verdict_words(finding.verdict).lower(),
    )
    return joined(said, advice_words(finding.advice) if finding.advice is not None else "")


def advice_words(advice: Advice) -> str:
    """One sentence or two on what to do about it."""
    sentences = _of_length() | _of_sound() | _of_pauses()
    return sentences[advice]


def length_words(seconds: float, *, exactly: bool = True) -> str:
    """A length in seconds, or in minutes and seconds."""
    if exactly and seconds < 10:
        return translate("Findings", "{seconds} s").format(seconds=f"{seconds:.1f}")
    whole = round(seconds)
    if whole < 120:
        return translate("Findings", "{seconds} s").format(seconds=whole)
    return translate("Findings", "{minutes} min {seconds} s").format(
        minutes=whole // 60, seconds=whole % 60
    )


def signed(value: float) -> str:
    """A level with one decimal and a true minus sign."""
    return f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")


def _channel_words(channels: int) -> str:
    if channels == 1:
        return translate("Findings", "mono")
    if channels == 2:
        return translate("Findings", "stereo")
    return translate("Findings", "{count} channels").format(count=channels)


def _peak_words(peak: float | None, clipped: int) -> str:
    if peak is None:
        return "—"
    level = f"{signed(peak)} dBFS"
    if not clipped:
        return level
    return translate("Findings", "{level}, {count} cut off").format(level=level, count=clipped)


def _left_words(seconds: float) -> str:
    if seconds <= 0:
        return translate("Findings", "run out")
    minutes = int(seconds // 60)
    if minutes < 120:
        return translate("Findings", "{count} min more").format(count=minutes)
    if minutes < 48 * 60:
        return translate("Findings", "{count} h more").format(count=minutes // 60)
    return translate("Findings", "{count} days more").format(count=minutes // 1440)


def _of_length() -> dict[Advice, str]:
    return {
        Advice.SHORTER: translate(
            "Findings", "10 to 60 seconds are advised. Cut out the best minute."
        ),
        Advice.MUCH_SHORTER: translate(
            "Findings",
            "10 to 60 seconds are advised, and this is far more. Cut out the best minute.",
        ),
        Advice.LONGER: translate(
            "Findings", "10 to 60 seconds are advised. Record a little more if you can."
        ),
        Advice.MUCH_LONGER: translate(
            "Findings", "10 to 60 seconds are advised. This is hardly enough to learn a voice from."
        ),
        Advice.EXPIRES_SOON: translate(
            "Findings",
            "The link may run out before the service has fetched the recording. "
            "Make one that lasts longer.",
        ),
        Advice.EXPIRED: translate("Findings", "The link has run out. Make a new one."),
    }


def _of_sound() -> dict[Advice, str]:
    return {
        Advice.HIGHER_RATE: translate(
            "Findings", "Speech is fuller from 24 kHz on. If there’s a better version, use that."
        ),
        Advice.TELEPHONE: translate(
            "Findings",
            "That is telephone quality: the bright part of the voice is missing. "
            "Record it at 24 kHz or more.",
        ),
        Advice.FEWER_CHANNELS: translate("Findings", "Mix it down to one channel, or two."),
        Advice.LOUDER: translate(
            "Findings", "It’s soft. Speak closer to the microphone, or raise the level."
        ),
        Advice.SOFTER: translate("Findings", "It’s very loud. Lower the level."),
        Advice.NO_SOUND: translate("Findings", "There’s nothing to be heard in it."),
        Advice.CLIPPED_HERE_AND_THERE: translate(
            "Findings", "In places it’s too loud and cut off. If you can, record it with less gain."
        ),
        Advice.CLIPPED: translate(
            "Findings",
            "Much of it is too loud and cut off, which sounds harsh. "
            "Record it again with less gain.",
        ),
    }


def _of_pauses() -> dict[Advice, str]:
    return {
        Advice.CUT_ENDS: translate(
            "Findings", "There’s a long silence at the beginning or the end. Cut it off."
        ),
        Advice.CUT_PAUSES: translate(
            "Findings", "More than a third is silence. Shorten the pauses."
        ),
        Advice.MOSTLY_SILENT: translate(
            "Findings", "Most of it is silence. Keep only the parts where someone speaks."
        ),
        Advice.LESS_NOISE: translate(
            "Findings",
            "There’s noise behind the voice, and the clone may carry it. "
            "Record in a quieter room, away from fans.",
        ),
        Advice.MUCH_NOISE: translate(
            "Findings",
            "There’s a lot of noise, or music, behind the voice. "
            "Use a recording of the voice alone.",
        ),
        Advice.NO_PAUSE: translate(
            "Findings", "It has no pause in which noise could be heard. Listen whether it’s clean."
        ),
    }
