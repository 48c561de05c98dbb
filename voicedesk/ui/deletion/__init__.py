"""Deleting voices: the question before, and what became of each one after."""
