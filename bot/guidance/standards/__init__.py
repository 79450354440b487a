"""What the handbook promises in numbers, each once, and what says otherwise."""
