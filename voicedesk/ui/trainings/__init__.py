"""Every training: what was sent, how long it took, what became of it."""
