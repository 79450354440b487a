"""What serves a workspace: one by its tokens, or several that install the app."""
