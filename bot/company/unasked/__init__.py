"""The one place for messages that nobody asked for; see docs/decisions/0007."""
