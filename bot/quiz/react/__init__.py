"""What learners think of a round, in two taps, and what a trainer sees of it in groups."""
