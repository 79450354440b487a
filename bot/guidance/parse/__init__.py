"""Takes a knowledge folder and its Markdown apart, down to sentences."""
