"""What a message is: a question, a report, its status, danger and so on."""
