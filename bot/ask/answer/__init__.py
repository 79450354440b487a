"""An employee asks, the bot answers."""
