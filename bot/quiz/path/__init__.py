"""A first contact, the choice of a department, and the first thirty days."""
