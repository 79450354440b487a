"""What a role must act on comes at once, or together when an hour is over; see ADR 0007."""
