"""What a company settles for itself: hours, holidays, deadlines, retention, manners."""
