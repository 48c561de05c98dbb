"""What this computer keeps: the last known voices, demos, the journal of trainings, the settings.

The sole owner of the database and of files. Nothing here blocks an event loop: what the first
paint needs is read before there is one, and all else happens on a thread of the library's own.
"""

from voicedesk.library.account_folders import AccountFolders, Move
from voicedesk.library.handed_out import hand_out
from voicedesk.library.incoming_demo import IncomingDemo
from voicedesk.library.kept_demo import KeptDemo
from voicedesk.library.known_voices import KnownVoices
from voicedesk.library.library import Library
from voicedesk.library.opening import Opening
from voicedesk.library.places import Places
from voicedesk.library.private_files import make_private_folder
from voicedesk.library.sample_files import SampleFiles
from voicedesk.library.saved_file import copy_into, copy_to, sound_suffix, write_to
from voicedesk.library.sent_recording import NO_RECORDING, SentRecording
from voicedesk.library.settings import Settings
from voicedesk.library.settings_store import SettingsStore

__all__ = [
    "NO_RECORDING",
    "AccountFolders",
    "IncomingDemo",
    "KeptDemo",
    "KnownVoices",
    "Library",
    "Move",
    "Opening",
    "Places",
    "SampleFiles",
    "SentRecording",
    "Settings",
    "SettingsStore",
    "copy_into",
    "copy_to",
    "hand_out",
    "make_private_folder",
    "sound_suffix",
    "write_to",
]
