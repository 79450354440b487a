"""Whose data is kept, for how long, and how it is forgotten: done as the tables declare it."""
