"""Orders passages and sentences by how well they fit a question."""
