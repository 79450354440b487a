"""The replicas that share the work: who is alive, and what each repeats."""
