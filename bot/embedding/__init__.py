"""Text to vectors: a model on this machine, or OpenAI's."""
