"""Demos and the list of voices as files of the person's own."""
