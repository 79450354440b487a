"""A few figures that everybody shares, month by month."""
