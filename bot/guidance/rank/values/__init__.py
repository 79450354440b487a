"""What numbers, amounts, times, classes and codes a question needs, and which guidance has."""
