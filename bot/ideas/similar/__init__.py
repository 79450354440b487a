"""Which reports say the same."""
