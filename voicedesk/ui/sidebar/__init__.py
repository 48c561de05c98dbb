"""The left side of the window."""
