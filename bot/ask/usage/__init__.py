"""What the language model costs, for administrators."""
