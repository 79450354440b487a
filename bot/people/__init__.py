"""Who works where, who manages whom, who may do what, and each employee's local time."""
