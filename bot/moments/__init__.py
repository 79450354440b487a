"""The moments of truth: the map that guidance, questions and reports share."""
