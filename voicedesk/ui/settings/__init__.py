"""The page of the settings: what it shows, and what joins each part of it to the program."""
