"""An employee reports something, of one of `report.kinds`; a manager answers it."""
