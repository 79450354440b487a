"""Backups: one archive of all that the bot remembers, brought back whole or not at all."""
