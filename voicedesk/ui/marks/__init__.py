"""Favourites, tags and notes in the window."""
