"""What is tried for the person; errors are told in its terms."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Doing(StrEnum):
    """What was being done, so that an error can be told in the person's words."""

    REFRESH = "refresh"
    CREATE = "create"
    CHECK_SAMPLE = "check sample"
    TRAIN = "train"
    RENAME = "rename"
    DELETE = "delete"
    PLAY = "play"
    TEST_ACCOUNT = "test account"
    OPEN_ACCOUNT = "open account"
    SAVE_ACCOUNT = "save account"
    REMOVE_TOKEN = "remove token"  # noqa: S105 - what is done, not a token
    RENAME_ACCOUNT = "rename account"
    REMOVE_ACCOUNT = "remove account"
    SAVE_SETTINGS = "save settings"
    FOLLOW = "follow"
    KEEP_OFFLINE = "keep offline"
    CHANGE_MARKS = "change marks"
    CHANGE_TAG = "change tag"
    BACK_UP = "back up"
    RESTORE = "restore"
    SAVE_DEMO = "save demo"
    EXPORT = "export"
    TRAIN_MANY = "train many"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thing the program tries for the person.

    Attributes:
        doing: what it is.
        subject: the name of the voice or account it is done to.
        retry: does it again, where trying again makes sense.
        caught: sees the error first; True means that it has told the person itself.
    """

    doing: Doing
    subject: str = ""
    retry: Callable[[], None] | None = None
    caught: Callable[[Exception], bool] | None = None
