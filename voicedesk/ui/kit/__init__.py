"""The parts every page is made of; they know no service."""
