"""A manager answers a report, and what is late goes to the next level."""
