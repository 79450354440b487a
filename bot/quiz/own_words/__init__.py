"""A quiz situation answered in one's own words: advice, never counted, seen by nobody else."""
