"""Forgetting what nobody will ask for any more."""
