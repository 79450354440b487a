"""What `bot.app` delegates."""
