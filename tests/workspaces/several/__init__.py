"""Several workspaces, each apart from the others."""
