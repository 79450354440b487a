"""An employee asks; the bot answers from guidance and cites it, or says it is not covered."""
