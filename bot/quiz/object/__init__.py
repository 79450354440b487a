"""What follows an explanation: read on, ask about it, disagree and be answered."""
