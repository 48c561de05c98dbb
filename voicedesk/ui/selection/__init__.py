"""Several voices at once: what they have in common, and what can be done with all of them."""
