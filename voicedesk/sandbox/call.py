"""What a request asks for, as fault rules and the request log name it."""

from enum import StrEnum

VOICES_PATH = "/v1/voice-clones"
DEMOS_PATH = "/demos"
SAMPLES_PATH = "/samples"
CONTROL_PATH = "/control"


class Call(StrEnum):
    """The contract's calls, PUT being two of them, and the two kinds of files."""

    CREATE = "create"
    TRAIN = "train"
    RENAME = "rename"
    GET = "get"
    LIST = "list"
    DELETE = "delete"
    DEMO = "demo"
    SAMPLE = "sample"

    @property
    def is_file(self) -> bool:
        """Whether it fetches a file, outside the contract's envelope."""
        return self in {Call.DEMO, Call.SAMPLE}


def call_of(method: str, path: str, body: object) -> Call | None:
    """The call that a request makes; None for what isn't any. `body` is its decoded JSON."""
    if path.startswith(f"{DEMOS_PATH}/"):
        return Call.DEMO
    if path.startswith(f"{SAMPLES_PATH}/"):
        return Call.SAMPLE
    if path == VOICES_PATH:
        return {"POST": Call.CREATE, "GET": Call.LIST}.get(method)
    if not path.startswith(f"{VOICES_PATH}/"):
        return None
    if method == "PUT":
        return Call.TRAIN if isinstance(body, dict) and body.get("key") else Call.RENAME
    return {"GET": Call.GET, "DELETE": Call.DELETE}.get(method)
