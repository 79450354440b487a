"""Every route of the bot."""
