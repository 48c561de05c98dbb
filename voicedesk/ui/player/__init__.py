"""Hearing a demo: the bar at the bottom, and what joins it to the sound."""
