"""Ideas' sections of App Home."""
