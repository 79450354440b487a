"""Where customers are lost, by moment of truth and department."""
