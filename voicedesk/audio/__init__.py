"""Sound: the player, and what a demo looks like as a waveform. The owner of QtMultimedia."""
