"""Every route of the bot, and who may enter it."""
