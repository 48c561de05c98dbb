"""Training a voice from an audio link."""
