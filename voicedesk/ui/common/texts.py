"""The words for a voice's facts, and sentences and names one after another."""

import time
from collections.abc import Iterable
from datetime import datetime
from functools import reduce

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from voicedesk.domain.account import Account
from voicedesk.domain.text import clean
from voicedesk.domain.voice import VoiceState
from voicedesk.ui.theme.colours import Tone

translate = QCoreApplication.translate


DASH = "—"

_TONES = {
    VoiceState.INIT: Tone.IDLE,
    VoiceState.TRAINING: Tone.TRAINING,
    VoiceState.SUCCESS: Tone.READY,
    VoiceState.FAILED: Tone.FAILED,
}
_STATES = {
    VoiceState.INIT: QT_TRANSLATE_NOOP("VoiceTexts", "Not trained"),
    VoiceState.TRAINING: QT_TRANSLATE_NOOP("VoiceTexts", "Training"),
    VoiceState.SUCCESS: QT_TRANSLATE_NOOP("VoiceTexts", "Ready"),
    VoiceState.FAILED: QT_TRANSLATE_NOOP("VoiceTexts", "Failed"),
}
LANGUAGES = {
    "zh": QT_TRANSLATE_NOOP("VoiceTexts", "Chinese"),
    "en": QT_TRANSLATE_NOOP("VoiceTexts", "English"),
    "ja": QT_TRANSLATE_NOOP("VoiceTexts", "Japanese"),
    "ko": QT_TRANSLATE_NOOP("VoiceTexts", "Korean"),
    "es": QT_TRANSLATE_NOOP("VoiceTexts", "Spanish"),
    "pt": QT_TRANSLATE_NOOP("VoiceTexts", "Portuguese"),
    "id": QT_TRANSLATE_NOOP("VoiceTexts", "Indonesian"),
    "de": QT_TRANSLATE_NOOP("VoiceTexts", "German"),
    "fr": QT_TRANSLATE_NOOP("VoiceTexts", "French"),
    "ar": QT_TRANSLATE_NOOP("VoiceTexts", "Arabic"),
    "hi": QT_TRANSLATE_NOOP("VoiceTexts", "Hindi"),
    "it": QT_TRANSLATE_NOOP("VoiceTexts", "Italian"),
    "tr": QT_TRANSLATE_NOOP("VoiceTexts", "Turkish"),
    "yue": QT_TRANSLATE_NOOP("VoiceTexts", "Cantonese"),
}
"""The languages the service's later public edition names, by code."""
FREE_LANGUAGES = ("zh", "en")
_TIERS = {
    "free": QT_TRANSLATE_NOOP("VoiceTexts", "Free"),
    "pro": QT_TRANSLATE_NOOP("VoiceTexts", "Pro"),
}


def state_tone(state: str) -> Tone:
    """The colour for a state; a state nobody knows is as quiet as one not trained."""
    return _TONES.get(VoiceState(state), Tone.IDLE) if state in _VALUES else Tone.IDLE


def state_text(state: str) -> str:
    """The word for a state; one nobody knows is shown as it came."""
    if state in _VALUES:
        return translate("VoiceTexts", str(_STATES[VoiceState(state)]))
    return clean(state) or DASH


_VALUES = frozenset(state.value for state in VoiceState)


def language_text(code: str) -> str:
    """The name of a language, the code itself where it is an unknown one, a dash for none."""
    name = LANGUAGES.get(code.lower())
    if name:
        return translate("VoiceTexts", str(name))
    return clean(code) or DASH


def tier_text(tier: str) -> str:
    """The name of a tier, as it came where unknown, a dash for none."""
    name = _TIERS.get(tier.lower())
    return translate("VoiceTexts", str(name)) if name else clean(tier) or DASH


def day_text(at: float) -> str:
    """When something was, short enough for a column: with the time if it was today."""
    moment = datetime.fromtimestamp(at)  # noqa: DTZ006 - shown in the person's own time
    today = datetime.now()  # noqa: DTZ005
    if moment.date() == today.date():
        return translate("VoiceTexts", "Today {time}").format(time=f"{moment:%H:%M}")
    return _date(moment)


def short_day_text(at: float) -> str:
    """The day of something, and no time."""
    moment = datetime.fromtimestamp(at)  # noqa: DTZ006
    if moment.date() == datetime.now().date():  # noqa: DTZ005
        return translate("VoiceTexts", "Today")
    return _date(moment)


def _date(moment: datetime) -> str:
    if moment.year == datetime.now().year:  # noqa: DTZ005
        pattern = translate("VoiceTexts", "d MMM", "day and month; Qt’s letters")
    else:
        pattern = translate("VoiceTexts", "d MMM yyyy", "day, month and year; Qt’s letters")
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), pattern)


def sent_text(at: float) -> str:
    """When a training was sent: the time alone if it was today."""
    moment = datetime.fromtimestamp(at)  # noqa: DTZ006
    if moment.date() == datetime.now().date():  # noqa: DTZ005
        return f"{moment:%H:%M}"
    return day_text(at)


def date_text(at: float) -> str:
    """The date and time of something, also if it was today."""
    moment = datetime.fromtimestamp(at)  # noqa: DTZ006
    return translate("VoiceTexts", "{day}, {time}").format(
        day=_date(moment), time=f"{moment:%H:%M}"
    )


def moment_text(at: float) -> str:
    """When something was, to the minute."""
    moment = datetime.fromtimestamp(at)  # noqa: DTZ006
    if moment.date() == datetime.now().date():  # noqa: DTZ005
        return translate("VoiceTexts", "today, {time}").format(time=f"{moment:%H:%M}")
    return date_text(at)


def minutes_text(seconds: float) -> str:
    """How long something took, in the unit a person would say."""
    if seconds < 60:
        return translate("VoiceTexts", "%n s", "", max(0, round(seconds)))
    return translate("VoiceTexts", "%n min", "", round(seconds / 60))


def so_far_text(sent_at: float, usual: float | None, *, ours: bool) -> str:
    """How long a training has run; in its first seconds it has just started.

    Args:
        sent_at: when it was sent, or for one not sent from here (`ours` false), first seen.
        usual: how long trainings take here, in seconds; None without a history.
    """
    passed = max(0.0, time.time() - sent_at)
    if not ours and passed < 60:
        return translate("VoiceTexts", "Training — noticed just now")
    if passed < _JUST_STARTED:
        return translate("VoiceTexts", "Just started")
    if not ours:
        return translate("VoiceTexts", "At least {time} so far").format(time=_passed_text(passed))
    if usual is None:
        return translate("VoiceTexts", "{time} so far").format(time=_passed_text(passed))
    if passed >= 60 and usual >= 60:
        return translate(
            "VoiceTexts", "%n min so far, usually {usual} min", "", int(passed // 60)
        ).format(usual=round(usual / 60))
    return translate("VoiceTexts", "{time} so far, usually {usual}").format(
        time=_passed_text(passed), usual=minutes_text(usual)
    )


_JUST_STARTED = 10.0


def _passed_text(seconds: float) -> str:
    if seconds < 60:
        return translate("VoiceTexts", "%n s", "", int(seconds))
    return translate("VoiceTexts", "%n min", "", int(seconds // 60))


def size_text(size: int) -> str:
    if size < _MEBIBYTE:
        return f"{QLocale().toString(max(1, round(size / 1024)))} KB"
    return f"{QLocale().toString(size / _MEBIBYTE, 'f', 1)} MB"


_MEBIBYTE = 1 << 20


def account_text(account: Account) -> str:
    return translate("AccountTexts", "Sandbox") if account.is_sandbox else clean(account.name)


def colour_text() -> dict[str, str]:
    """The names of the colours to choose from, by the names that settings keep."""
    return {
        "orange": translate("AccountTexts", "Orange"),
        "blue": translate("AccountTexts", "Blue"),
        "green": translate("AccountTexts", "Green"),
        "violet": translate("AccountTexts", "Violet"),
        "teal": translate("AccountTexts", "Teal"),
        "pink": translate("AccountTexts", "Pink"),
        "brown": translate("AccountTexts", "Brown"),
        "slate": translate("AccountTexts", "Slate"),
    }


def joined(first: str, second: str) -> str:
    """`first`, then `second`: with a space between them where the language has one there."""
    if not first or not second:
        return first or second
    return translate("Sentences", "{first} {second}", "one sentence after another").format(
        first=first, second=second
    )


def listed(names: Iterable[str]) -> str:
    """`names`, made safe to show, one after another as the language lists them."""
    pattern = translate("Sentences", "{names}, {name}", "one more name at the end of a list")
    return reduce(
        lambda names, name: pattern.format(names=names, name=name) if names else name,
        filter(None, map(clean, names)),
        "",
    )
