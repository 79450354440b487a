"""An employee reports an idea, complaint, criticism or praise; a manager answers it."""
