"""Installing, and the tokens that come of it."""
