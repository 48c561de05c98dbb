"""The window on a service in memory."""

from tests.gui.bench import bench

__all__ = ["bench"]
