"""The bot of the one workspace that its tokens name."""
