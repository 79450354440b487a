"""The replicas that share the work: who lives, and what each repeats."""
