"""Writing answers with a language model, whose every claim is checked."""
