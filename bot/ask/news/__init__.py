"""Whoever an edit of guidance concerns hears of it once, in one line."""
