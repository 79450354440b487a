"""Guidance that is written in Slack."""
