"""Guests and people of other companies: what they send ends at the door; they read nothing."""
