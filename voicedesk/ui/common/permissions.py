"""What can be done with a voice now, and why not where it can't."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.voice import Voice
from voicedesk.ui.common.facts import VoiceFacts

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether something can be done; `reason` says why not."""

    allowed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VoicePermissions:
    """What can be done with one voice."""

    train: Permission
    rename: Permission
    delete: Permission

    @property
    def reason(self) -> str:
        """The first reason there is, to stand beside the buttons."""
        return self.train.reason or self.rename.reason or self.delete.reason


def permissions(voice: Voice, facts: VoiceFacts, *, busy: bool) -> VoicePermissions:
    """What the rules allow for `voice`, which may be `busy`: a change of it is under way."""
    yes = Permission(allowed=True)
    if facts.offline:
        no = Permission(allowed=False, reason=_offline_text(facts))
        return VoicePermissions(no, no, no)
    if busy:
        no = Permission(
            allowed=False, reason=translate("VoiceActions", "VoiceDesk is changing this voice.")
        )
        return VoicePermissions(no, no, no)
    train = yes
    if voice.is_training:
        train = Permission(
            allowed=False,
            reason=translate(
                "VoiceActions", "This voice is training. You can train it again when it’s finished."
            ),
        )
    delete = yes
    if is_paid(voice):
        delete = Permission(
            allowed=False,
            reason=translate("VoiceActions", "Paid voices can’t be deleted."),
        )
    return VoicePermissions(train, yes, delete)


def deletion_of_several(facts: VoiceFacts, *, number: int, paid: int) -> Permission:
    if facts.offline:
        return Permission(allowed=False, reason=_offline_text(facts))
    if paid >= number:
        reason = translate("VoiceActions", "Paid voices can’t be deleted.")
        return Permission(allowed=False, reason=reason)
    return Permission(allowed=True)


def is_paid(voice: Voice) -> bool:
    return voice.tier.lower() == "pro"


def _offline_text(facts: VoiceFacts) -> str:
    if facts.refused:
        return translate("VoiceActions", "Add a valid token first.")
    return translate("VoiceActions", "You can’t train, rename or delete while offline.")


def creation(*, offline: bool, connected: bool) -> Permission:
    if not connected:
        return Permission(
            allowed=False, reason=translate("VoiceActions", "Connect an account first.")
        )
    if offline:
        return Permission(
            allowed=False,
            reason=translate("VoiceActions", "You can’t create a voice while offline."),
        )
    return Permission(allowed=True)
