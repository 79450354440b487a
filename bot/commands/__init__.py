"""What the command line can do, one file a command. Only `bot.__main__` uses it."""
