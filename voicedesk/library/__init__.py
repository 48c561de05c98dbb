"""What this computer keeps: the last known voices, annotations, demos, trainings, the settings.

The sole owner of the database and of files. Nothing here blocks an event loop: what the first
paint needs is read before there is one, and all else happens on a thread of the library's own.
"""

from voicedesk.library.demo_files import SampleFiles
from voicedesk.library.demos import CachedDemo, CachedRecording, CachedSound
from voicedesk.library.files import (
    copy_into,
    copy_to,
    hand_out,
    make_private_folder,
    open_regular,
    sound_suffix,
    write_to,
)
from voicedesk.library.library import Library, Opening
from voicedesk.library.places import AccountFolders, Move, Places
from voicedesk.library.settings import FIRST_STEPS, SavedFilter, Settings, SettingsStore
from voicedesk.library.trainings import NO_RECORDING, SentRecording
from voicedesk.library.voices import KnownVoices, sent_key

__all__ = [
    "FIRST_STEPS",
    "NO_RECORDING",
    "AccountFolders",
    "CachedDemo",
    "CachedRecording",
    "CachedSound",
    "KnownVoices",
    "Library",
    "Move",
    "Opening",
    "Places",
    "SampleFiles",
    "SavedFilter",
    "SentRecording",
    "Settings",
    "SettingsStore",
    "copy_into",
    "copy_to",
    "hand_out",
    "make_private_folder",
    "open_regular",
    "sent_key",
    "sound_suffix",
    "write_to",
]
