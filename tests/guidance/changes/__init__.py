"""Tests of what an edit changes."""
