"""Guidance is read and changed in Slack."""
