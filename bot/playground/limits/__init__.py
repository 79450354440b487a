"""What Slack refuses: the documented limits of messages, blocks, elements and views."""
