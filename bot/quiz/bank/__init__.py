"""The question bank: read, checked and written, in files that trainers edit by hand."""
