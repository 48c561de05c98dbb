"""Tables of voices, for tests that make many."""

from voicedesk.domain.batch import BatchRow
from voicedesk.domain.training import Consent


def batch_rows(number: int, link: str = "https://a.test/{}.mp3") -> list[BatchRow]:
    """Rows named voice 1, voice 2 …; `link` takes a row's number."""
    return [
        BatchRow(
            at, f"voice {at}", link.format(at), Consent(f"voice {at}", "They agreed.", "work", 1.0)
        )
        for at in range(1, number + 1)
    ]
