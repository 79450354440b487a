"""Takes in complaints that customers send to a help desk, and tells it what became of them."""
