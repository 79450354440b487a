"""What the features show together, read through ports; no feature knows it."""
