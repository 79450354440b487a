"""An employee reports something, adds a voice or replies."""
