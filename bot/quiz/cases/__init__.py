"""Team cases: every two weeks a department decides one together, in its channel."""
