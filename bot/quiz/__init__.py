"""Questions about one's own department, and what each employee remembers."""
