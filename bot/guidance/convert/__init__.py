"""Turns documents of other formats into Markdown, each with marks of where its words stand."""
