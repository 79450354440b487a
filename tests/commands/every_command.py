"""Every command with words by which it does its work, and what it needs beside them."""

READING = {  # what each command is asked for where all is well
    "ask": ("ask", "When do I tell about a late delivery?"),
    "search": ("search", "late delivery"),
    "index": ("index",),
    "knowledge": ("knowledge", "schemas"),
    "records": ("records",),
    "settings": ("settings",),
    "audit": ("audit",),
    "oversight": ("oversight",),
    "export": ("export", "reports"),
    "customers": ("customers", "find", "Bakery Sol"),
    "doctor": ("doctor",),
    "migrate": ("migrate",),
}
EVERY = {
    **READING,
    "demo": ("demo", "--no-browser"),
    "serve": ("serve",),
    "bank": ("bank", "check"),
    "rehearse": ("rehearse", "--questions", "asked.txt"),
    "workspaces": ("workspaces",),
    "backup": ("backup", "kept.tar.gz"),
    "restore": ("restore", "kept.tar.gz"),
}
WITH_JSON = (
    "ask",
    "search",
    "index",
    "records",
    "settings",
    "audit",
    "oversight",
    "doctor",
    "knowledge",
)
SEVERAL = {"SLACK_CLIENT_ID": "111.222", "SLACK_CLIENT_SECRET": "s"}
NEEDS = {"workspaces": SEVERAL}  # settings
