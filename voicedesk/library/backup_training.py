"""A training as a backup holds it, with the consent to it and what was found of its recording."""

from dataclasses import replace

from voicedesk.domain.consent import Consent
from voicedesk.domain.findings_text import findings_in, findings_rows, findings_text, read_findings
from voicedesk.domain.training import Training, TrainingOutcome
from voicedesk.library.backup_json import Json, flag, moment, number, text, whole


def training_row(training: Training) -> Json:
    """A training, as it is written down."""
    return {
        "voice_id": training.voice_id,
        "sent_from_here": training.is_ours,
        "generation": training.generation,
        "voice_name": training.voice_name,
        "audio_url": training.audio_url,
        "sent_at": training.sent_at,
        "ended_at": training.ended_at,
        "outcome": training.outcome.value,
        "consent": _consent_row(training.consent),
        "findings": findings_rows(read_findings(training.found)),
    }


def read_training(row: Json) -> Training:
    """The training that a row tells of."""
    name = text(row, "outcome")
    # What was under way when the backup was made has ended long since, nobody here knows how.
    settled = {TrainingOutcome.READY, TrainingOutcome.FAILED, TrainingOutcome.NOT_BEGUN}
    outcome = next((one for one in settled if one.value == name), TrainingOutcome.UNCERTAIN)
    training = Training(
        int(flag(row, "sent_from_here")),
        text(row, "voice_id"),
        text(row, "voice_name"),
        text(row, "audio_url"),
        moment(row, "sent_at"),
        number(row, "ended_at"),
        outcome,
        consent=_consent(row.get("consent")),
        found=findings_text(findings_in(row.get("findings"))),
    )
    return replace(training, generation=whole(row, "generation"))


def _consent_row(consent: Consent | None) -> Json | None:
    if consent is None:
        return None
    return {
        "speaker": consent.speaker,
        "wording": consent.wording,
        "confirmed_by": consent.confirmed_by,
        "given_at": consent.given_at,
    }


def _consent(row: object) -> Consent | None:
    if not isinstance(row, dict):
        return None
    speaker, wording = text(row, "speaker"), text(row, "wording")
    if not speaker.strip() or not wording.strip():
        return None
    return Consent(speaker, wording, text(row, "confirmed_by"), moment(row, "given_at"))
