"""Reminders: who gets questions unasked, and when not."""
