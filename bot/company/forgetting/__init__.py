"""What is kept about a person: shown to them, and forgotten when they say so."""
