"""Guidance that is written in Slack: it lies in the database, and wins over the folder."""
