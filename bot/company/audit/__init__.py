"""Who changed what, under a pseudonym that can be cut off: append only."""
