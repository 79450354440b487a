"""How Ask behaves in a channel, and in which language it answers an employee."""
