"""The demo company's past: some months of questions, quiz and reports, for ``demo``."""
