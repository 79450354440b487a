"""Where to go with what the handbook will never hold."""
