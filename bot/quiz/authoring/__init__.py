"""Quiz questions drafted by a language model; nothing enters the bank without a person."""
