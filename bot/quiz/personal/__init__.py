"""What employees do about their own affairs: pause, see and delete their data."""
