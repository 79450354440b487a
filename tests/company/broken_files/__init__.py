"""Files that slip."""
