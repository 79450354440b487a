"""How a workspace installs the app, and how its tokens are kept and renewed."""
