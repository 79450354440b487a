"""Carries work out: what one work does, in order, and how many at once."""
