"""Markdown is taken apart."""
