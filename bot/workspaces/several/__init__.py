"""The bot of all workspaces that install the app, each apart from the others."""
