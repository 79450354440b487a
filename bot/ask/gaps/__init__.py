"""What guidance lacks, from whoever asked to whoever owns it, and back."""
