"""What the map of moments says of a department's effect on customers."""
