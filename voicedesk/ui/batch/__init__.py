"""Many voices made and trained in one go, from a table."""
