"""What fits a question comes first."""
