"""A customer's message, pasted or forwarded: its points, and what guidance says to each."""
