"""A language model that fills in forms: port, errors, budgets, and one adapter."""
