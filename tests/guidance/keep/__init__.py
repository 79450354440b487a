"""An index outlives its process."""
