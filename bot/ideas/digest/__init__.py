"""A manager's Monday message."""
