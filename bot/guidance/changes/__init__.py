"""What an edit of a document changes for those who go by it, and what it leaves as it was."""
