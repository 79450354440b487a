"""Slack's payloads as its documentation shows them, written apart from the playground's."""
