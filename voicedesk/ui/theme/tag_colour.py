"""The colour of a tag's dot. It is never all that tells a tag: its name stands beside it."""

import zlib
from functools import lru_cache

from PySide6.QtGui import QColor

from voicedesk.domain.tag_name import tag_key
from voicedesk.ui.theme.tokens import Tokens

_DARKER = 107
"""Per cent: on the light theme's marked rows the tiles' own bars would lack contrast."""


@lru_cache(maxsize=1024)
def tag_colour(tokens: Tokens, name: str) -> str:
    """One of the theme's eight hues, the same for a tag in every window and whatever its case."""
    seed = zlib.crc32(tag_key(name).encode("utf-8", "surrogatepass"))
    _, bar = tokens.hues[seed % len(tokens.hues)]
    return bar if tokens.dark else QColor(bar).darker(_DARKER).name()
