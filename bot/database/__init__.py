"""The bot's own state: one SQLite file by default, Postgres when a URL names one."""
