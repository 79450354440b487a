"""Who does what in the company, as administrators see it on App Home and change it there."""
