"""Keeps an index between two runs: in a directory, or on a Chroma server."""
