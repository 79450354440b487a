"""App Home: one page made of each feature's sections."""
