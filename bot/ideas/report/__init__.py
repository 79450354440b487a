"""What a report is, who has it, by when it is answered, and how it is kept."""
