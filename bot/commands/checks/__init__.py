"""What `doctor` looks at, a file for each thing that may be wrong."""
