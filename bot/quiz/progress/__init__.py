"""How an employee, a department and each question stand."""
