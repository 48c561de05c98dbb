"""The example of docs/storage.md, run as it stands against storage over TCP."""

import asyncio
import re
from pathlib import Path
from typing import Any

from tests.unit.storage.conftest import S3

GUIDE = Path(__file__).parents[3] / "docs" / "storage.md"


def test_the_example_works(s3: S3) -> None:
    example = re.search(
        r"^```python\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert example is not None
    defined: dict[str, Any] = {}
    exec(compile(example[1], str(GUIDE), "exec"), defined)
    recording = bytes(range(256)) * 64
    assert asyncio.run(defined["lend"](s3.settings(), s3.keys, recording)) == recording
