"""A person's own storage: where it is, and what can go wrong with it."""

from enum import StrEnum
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from voicedesk.domain.errors import ProblemError


class StorageProvider(StrEnum):
    """Who runs it; what is known of how it is spoken to."""

    KODO = "kodo"
    R2 = "r2"
    OSS = "oss"
    AWS = "aws"
    OTHER = "other"


_ENDPOINTS: Final = {
    StorageProvider.KODO: "https://s3.{region}.qiniucs.com",
    StorageProvider.OSS: "https://s3.{region}.aliyuncs.com",
    StorageProvider.AWS: "https://s3.{region}.amazonaws.com",
}

REGIONS: Final = {
    StorageProvider.KODO: (
        *("cn-east-1", "cn-east-2", "cn-north-1", "cn-south-1"),
        *("us-north-1", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3"),
    ),
    StorageProvider.R2: ("auto",),
    StorageProvider.OSS: (
        *("oss-cn-hangzhou", "oss-cn-shanghai", "oss-cn-beijing", "oss-cn-shenzhen"),
        *("oss-cn-hongkong", "oss-ap-southeast-1"),
    ),
    StorageProvider.AWS: ("us-east-1", "us-west-2", "eu-central-1", "ap-southeast-1"),
    StorageProvider.OTHER: ("us-east-1",),
}
"""Those that are offered first; any other can be typed."""


def usual_endpoint(provider: StorageProvider, region: str) -> str:
    """Where a provider's storage of that region is; empty where the region doesn't tell."""
    return _ENDPOINTS.get(provider, "").format(region=region) if region else ""


class StorageSettings(NamedTuple):
    """Which bucket recordings go to. Its keys are in the keyring.

    Attributes:
        endpoint: the address of the storage without the bucket, as `clean_address` leaves it.
    """

    provider: StorageProvider = StorageProvider.KODO
    endpoint: str = ""
    region: str = ""
    bucket: str = ""

    @property
    def is_complete(self) -> bool:
        return bool(self.endpoint and self.region and self.bucket)

    def address(self, name: str) -> str:
        """Where the object of that name is."""
        parts = urlsplit(self.endpoint)
        path = f"/{quote(name, safe='/-_.~')}"
        # Aliyun takes the bucket as a part of the host alone, and AWS wants it to be; a name with
        # a dot fits no certificate there. All others take it as a part of the path.
        if self.provider in {StorageProvider.OSS, StorageProvider.AWS} and "." not in self.bucket:
            return f"{parts.scheme}://{self.bucket}.{parts.netloc}{parts.path}{path}"
        return f"{self.endpoint}/{quote(self.bucket, safe='-_.~')}{path}"


def sandbox_storage(address: str) -> StorageSettings:
    """The built-in service's own storage, which takes `SANDBOX_KEYS`."""
    return StorageSettings(StorageProvider.OTHER, f"{address}/storage", "sandbox", "recordings")


class Upload(NamedTuple):
    """A recording in the person's storage.

    Attributes:
        name: the object's.
        made_at: when its upload began (POSIX seconds).
    """

    name: str
    settings: StorageSettings
    made_at: float


class StorageStep(StrEnum):
    """What was being done with the storage."""

    FIND = "find"
    """Finding out the bucket's region."""
    WRITE = "write"
    FETCH = "fetch"
    """Fetching what was written by its link, as the service does, which has no keys."""
    DELETE = "delete"


class StorageProblem(StrEnum):
    """Why the storage can't be used."""

    NO_HOST = "no host"
    NO_CONNECTION = "no connection"
    CERTIFICATE = "certificate"
    PROXY = "proxy"
    """It can't be used; `detail` names it."""
    CERTIFICATES = "certificates"
    """Those that this computer is told to trust can't be read; `detail` says where."""
    TIMED_OUT = "timed out"
    NOT_STORAGE = "not storage"
    """What answers there doesn't speak S3."""
    ACCESS_KEY = "access key"
    """There is no such access key."""
    SECRET_KEY = "secret key"  # noqa: S105 - the name of a problem
    """The signature doesn't fit: the secret key is another one."""
    CLOCK = "clock"
    """This computer's clock is too far off; `detail` is by how many seconds, above 0 if fast."""
    REGION = "region"
    """The bucket is in another region; `detail` is which, where that is known."""
    NO_BUCKET = "no bucket"
    DENIED = "denied"
    """The keys may not do this."""
    DIFFERENT = "different"
    """What was fetched isn't what was written."""
    TOO_LARGE = "too large"
    BROKEN = "broken"
    """It has a problem (5xx)."""
    NO_KEYS = "no keys"
    """The keyring has none of this account."""
    REFUSED = "refused"
    """Anything else that says no; `detail` is its word for it."""


class StorageError(ProblemError[StorageProblem]):
    """The storage can't be used. Holds neither keys nor a signed link."""

    about = "storage"

    def __init__(self, problem: StorageProblem, step: StorageStep, detail: str = "") -> None:
        super().__init__(problem, detail)
        self.step = step

    @property
    def is_transient(self) -> bool:
        """Whether the same may work in a moment, with nothing changed."""
        return self.problem in {
            StorageProblem.NO_CONNECTION,
            StorageProblem.TIMED_OUT,
            StorageProblem.BROKEN,
        }
