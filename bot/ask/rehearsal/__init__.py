"""A company's own questions answered before the launch, and what their owners think of that."""
