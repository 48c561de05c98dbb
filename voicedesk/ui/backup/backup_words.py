"""What there is to say of a backup."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.backup import BackupFacts, RestoreOutcome
from voicedesk.domain.display import isolated
from voicedesk.ui.sentences import joined
from voicedesk.ui.voices.voice_words import date_words


def contents_words(facts: BackupFacts) -> str:
    """What is in a backup."""
    translate = QCoreApplication.translate
    return translate("BackupWords", "{voices}, {demos}, {trainings}.").format(
        voices=translate("BackupWords", "%n voice(s)", "", facts.voices),
        demos=translate("BackupWords", "%n demo(s)", "", facts.demos),
        trainings=translate("BackupWords", "%n training(s)", "", facts.trainings),
    )


def origin_words(facts: BackupFacts) -> str:
    """Whose backup it is, and of when."""
    return QCoreApplication.translate(
        "BackupWords", "A backup of the account “{name}” from {when}."
    ).format(name=isolated(facts.account), when=date_words(facts.made_at))


def saved_words(facts: BackupFacts, target: Path) -> tuple[str, str]:
    """That a backup was made, and of what."""
    fact = QCoreApplication.translate("BackupWords", "Backup saved.")
    where = QCoreApplication.translate("BackupWords", "It is the file {file}.").format(
        file=isolated(target.name)
    )
    return fact, joined(contents_words(facts), where)


def restored_words(outcome: RestoreOutcome) -> tuple[str, str]:
    """What was taken in from a backup."""
    translate = QCoreApplication.translate
    if not outcome:
        fact = translate("BackupWords", "Nothing to restore.")
        return fact, translate("BackupWords", "All that the backup holds is here already.")
    what = translate("BackupWords", "Taken in: {demos}, {trainings}, {marks}.").format(
        demos=translate("BackupWords", "%n demo(s)", "", outcome.demos),
        trainings=translate("BackupWords", "%n training(s)", "", outcome.trainings),
        marks=translate("BackupWords", "tags and notes of %n voice(s)", "", outcome.marked),
    )
    newer = (
        translate(
            "BackupWords", "For %n voice(s) a newer mark here stayed.", "", outcome.newer_here
        )
        if outcome.newer_here
        else ""
    )
    return translate("BackupWords", "Backup restored."), joined(what, newer)
