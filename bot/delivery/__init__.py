"""Durable work: taken in once, done once, posted once; or later, at a set time."""
