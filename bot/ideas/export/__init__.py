"""Reports as files for analysis."""
