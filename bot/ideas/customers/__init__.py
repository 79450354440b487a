"""Administrators find how much is kept of a customer, and erase it."""
