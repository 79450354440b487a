"""Complaints as a source of quiz questions: drafted, edited and approved as all others are."""
