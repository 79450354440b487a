"""Brings messages to Slack, each once, within Slack's limits."""
