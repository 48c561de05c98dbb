"""Backing up an account, and taking a backup in."""
