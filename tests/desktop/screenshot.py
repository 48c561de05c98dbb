"""Save a picture of an X screen: `python screenshot.py FILE`, with DISPLAY set."""

import sys

from PySide6.QtGui import QGuiApplication


def main() -> int:
    """Take it; returns the exit status."""
    app = QGuiApplication(["screenshot", "-platform", "xcb"])
    return not app.primaryScreen().grabWindow(0).save(sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())
