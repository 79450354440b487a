"""No quote, no claim: whether a sentence says what its quote says, decided in code."""
