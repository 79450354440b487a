"""A second person agrees to a change of guidance, where the company wants it so."""
