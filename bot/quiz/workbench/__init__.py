"""The trainer's workbench: questions listed, searched, added, changed and retired in Slack."""
