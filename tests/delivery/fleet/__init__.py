"""Replicas know which of them live."""
