"""What closed reports said goes when the days of their kind are over; figures stay."""
