"""The sieve: what language models overlook in a sentence of their own, and code does not."""
