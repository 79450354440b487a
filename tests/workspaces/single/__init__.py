"""One workspace, by its tokens."""
