"""Tool tips of texts that may hold anything."""

from html import escape


def plain_tip(text: str) -> str:
    """`text` so that a tool tip shows it as it is; Qt takes whatever looks like markup for it."""
    if "<" not in text:
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
