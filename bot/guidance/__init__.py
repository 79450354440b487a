"""What the company says about treating customers, and finding the passage that fits."""
