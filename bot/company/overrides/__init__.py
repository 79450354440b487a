"""What wins where one thing is said in several places: one rule for all of it."""
