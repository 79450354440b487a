"""Parses a knowledge folder's Markdown, down to sentences."""
