"""Has a real language model answer the handbook's questions, and reports on it."""
