"""Print what the next paste would bring: `python clipboard.py`, with DISPLAY set."""

import sys

from PySide6.QtGui import QGuiApplication


def main() -> int:
    """Print it; returns the exit status."""
    app = QGuiApplication(["clipboard", "-platform", "xcb"])
    sys.stdout.write(app.clipboard().text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
