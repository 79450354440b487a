"""Files that a company edits by hand: slips told with what mends them, the rest used."""
