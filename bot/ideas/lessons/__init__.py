"""What comes of a complaint that is worth learning from, on the side of reports."""
