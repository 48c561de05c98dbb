"""Connecting an account: the form, the welcome around it, and what joins it to the token store."""
