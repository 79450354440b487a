"""A message goes out once, within Slack's limits."""
