"""How each department keeps what it promised."""
