"""The owner of a document is asked once it is due whether it is still right."""
