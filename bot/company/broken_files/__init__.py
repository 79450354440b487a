"""What breaks in a file that people edit: whoever can mend it hears, once for each fault."""
