"""What the rest speaks of: voices, trainings, accounts, and the rules that hold for them.

Frozen values and pure functions; no input or output and no Qt.
"""
