"""The page on which an owner marks what their company's own questions get."""
