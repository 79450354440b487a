"""Guidance searched, read and changed in Slack, by those who own it."""
