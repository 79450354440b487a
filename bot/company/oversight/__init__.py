"""Who may do what, what is settled, who changed what: a works council reads it."""
