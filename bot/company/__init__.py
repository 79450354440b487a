"""What a workspace has settled for itself: settings, who changed what, what wins over what."""
