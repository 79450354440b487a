"""What Ask shows on App Home."""
