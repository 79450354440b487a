"""A Slack workspace in a box: the Web API the bot uses, and a page to try it."""
