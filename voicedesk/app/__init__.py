"""The composition root: builds every part, wires them, runs the loop, shuts down."""
