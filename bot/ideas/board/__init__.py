"""Everybody looks for ideas: which there are, where they stand, what was done."""
