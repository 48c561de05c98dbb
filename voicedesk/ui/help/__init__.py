"""What the program tells of itself: its keys, and what it is."""
