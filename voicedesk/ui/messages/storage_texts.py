"""Why a person's own storage can't be used, and what to do."""

from PySide6.QtCore import QCoreApplication

from voicedesk.domain.storage import StorageError, StorageProblem
from voicedesk.domain.text import isolated

translate = QCoreApplication.translate


def storage_text(error: StorageError) -> str:
    """The cause and the next step, shortly."""
    detail = error.detail
    if error.problem is StorageProblem.CLOCK:
        return _clock_text(detail)
    if error.problem is StorageProblem.REGION and detail:
        words = translate("StorageTexts", "The bucket is in the region {region}. Choose that one.")
        return words.format(region=isolated(detail))
    words = {
        StorageProblem.NO_HOST: translate(
            "StorageTexts", "The storage’s address doesn’t exist. Check the endpoint."
        ),
        StorageProblem.NO_CONNECTION: translate(
            "StorageTexts", "Couldn’t reach the storage. Check the network, then try again."
        ),
        StorageProblem.CERTIFICATE: translate(
            "StorageTexts", "The storage’s certificate isn’t valid. Check the endpoint."
        ),
        StorageProblem.PROXY: translate(
            "StorageTexts", "Couldn’t use the proxy “{name}”. Choose another one in Settings."
        ),
        StorageProblem.CERTIFICATES: translate(
            "StorageTexts", "Couldn’t read the certificates in “{name}”."
        ),
        StorageProblem.TIMED_OUT: translate(
            "StorageTexts", "The storage took too long to answer. Try again in a moment."
        ),
        StorageProblem.NOT_STORAGE: translate(
            "StorageTexts", "What answers there isn’t S3 storage. Check the endpoint."
        ),
        StorageProblem.ACCESS_KEY: translate(
            "StorageTexts", "The storage doesn’t know this access key. Copy it again."
        ),
        StorageProblem.SECRET_KEY: translate(
            "StorageTexts", "The secret key doesn’t match the access key. Copy it again."
        ),
        StorageProblem.REGION: translate(
            "StorageTexts", "The bucket is in another region. Check the region and the endpoint."
        ),
        StorageProblem.NO_BUCKET: translate(
            "StorageTexts", "There is no such bucket. Check its name."
        ),
        StorageProblem.DENIED: translate(
            "StorageTexts",
            "The storage denied access. Allow the keys to write, read and delete in this bucket.",
        ),
        StorageProblem.DIFFERENT: translate(
            "StorageTexts", "The storage returned something other than what was uploaded."
        ),
        StorageProblem.TOO_LARGE: translate(
            "StorageTexts", "The file is too large for the storage."
        ),
        StorageProblem.BROKEN: translate(
            "StorageTexts", "The storage is having a problem. Try again in a few minutes."
        ),
        StorageProblem.NO_KEYS: translate(
            "StorageTexts", "The keys of the storage are missing. Enter them again in Settings."
        ),
        StorageProblem.REFUSED: translate(
            "StorageTexts", "The storage refused the request (“{name}”)."
        ),
    }[error.problem]
    return words.format(name=isolated(detail))


def _clock_text(seconds_fast: str) -> str:
    try:
        minutes = round(int(seconds_fast) / 60)
    except ValueError:
        minutes = 0
    if not minutes:
        return translate("StorageTexts", "This computer’s clock is wrong. Set it, then try again.")
    if minutes > 0:
        return translate(
            "StorageTexts",
            "This computer’s clock is %n minute(s) fast. Set it, then try again.",
            "",
            minutes,
        )
    return translate(
        "StorageTexts",
        "This computer’s clock is %n minute(s) slow. Set it, then try again.",
        "",
        -minutes,
    )
