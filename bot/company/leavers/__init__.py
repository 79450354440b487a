"""Who left is forgotten by itself after a while, unless they come back or too many left."""
