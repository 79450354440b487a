"""A trainer assigns a round to a department by a date, and sees how many took part."""
