"""Taking the quiz: rounds of questions, one after the other."""
