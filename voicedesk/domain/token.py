"""The rule for an account's token."""


def is_token(text: str) -> bool:
    """Whether `text` can be sent as a token: visible ASCII without spaces (RFC 9110, 5.5)."""
    return bool(text) and all("!" <= character <= "~" for character in text)
