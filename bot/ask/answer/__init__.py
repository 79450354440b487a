"""A message or command of an employee, and the answer to it."""
