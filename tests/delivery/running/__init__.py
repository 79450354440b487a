"""Work is carried out in order, and not too much at once."""
