"""How a reader of excerpts is trained; nothing here is needed to run or test the bot."""
