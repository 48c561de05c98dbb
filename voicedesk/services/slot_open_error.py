"""Another slot is asked for while it isn't known what became of the one before."""


class SlotOpenError(Exception):
    """Nothing was sent."""
