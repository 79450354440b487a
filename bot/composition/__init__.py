"""What `bot.app` delegates: opening what settings name, and joining features."""
