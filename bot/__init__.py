"""A Slack bot that makes a whole company put its customers first."""
