"""Every command with words by which it does its work, and what it needs beside them."""

from tests.ports import free_port

ASKED = "When do I tell about a late delivery?"
EXPORTED, ARCHIVE = "new-folder", "new.tar.gz"  # what a command is told to write
EVERY = {  # by what the tests call them; of a command with several tasks, each
    "ask": ("ask", ASKED),
    "ask --batch": ("ask", "--batch"),
    "search": ("search", "late delivery"),
    "search --batch": ("search", "--batch"),
    "index": ("index",),
    "knowledge check": ("knowledge", "check"),
    "knowledge schemas": ("knowledge", "schemas"),
    "knowledge export": ("knowledge", "export", "--to", EXPORTED),
    "records": ("records",),
    "settings": ("settings",),
    "audit": ("audit",),
    "oversight": ("oversight",),
    "export reports": ("export", "reports"),
    "export attempts": ("export", "attempts"),
    "customers find": ("customers", "find", "Bakery Sol"),
    "customers erase": ("customers", "erase", "Bakery Sol", "--yes"),
    "doctor": ("doctor",),
    "migrate": ("migrate",),
    "demo": ("demo", "--no-browser", "--port", "0"),
    "serve": ("serve",),
    "bank check": ("bank", "check"),
    "bank guess": ("bank", "guess"),
    "bank export": ("bank", "export", "--to", EXPORTED),
    "rehearse": ("rehearse", "--questions", "asked.txt", "--report"),
    "workspaces": ("workspaces",),
    "backup": ("backup", ARCHIVE),
    "restore": ("restore", "kept.tar.gz"),
}
ENDING = tuple(name for name in EVERY if name not in {"demo", "serve"})  # by themselves
WITH_JSON = (
    *("ask", "search", "index", "knowledge check", "knowledge schemas", "records", "settings"),
    *("audit", "oversight", "doctor", "rehearse", "workspaces", "backup", "restore"),
)
READ_KNOWLEDGE = (
    *("ask", "ask --batch", "search", "search --batch", "index", "knowledge check"),
    *("knowledge schemas", "settings", "oversight", "export attempts", "doctor", "demo"),
    "knowledge export",
    *("serve", "bank check", "bank guess", "bank export", "rehearse"),
)
READ_STATE = (
    *("settings", "audit", "oversight", "export reports", "export attempts", "backup"),
    *("customers find", "customers erase"),
)
MAKE_STATE = ("index", "ask", "ask --batch", "search", "search --batch", "rehearse", "migrate")
SEVERAL = {"SLACK_CLIENT_ID": "111.222", "SLACK_CLIENT_SECRET": "s"}
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}
AT = {"HOST": "127.0.0.1", "PORT": str(free_port())}
NEEDS = {"workspaces": SEVERAL, "serve": TOKENS | AT}  # settings

QUESTION = b'{"id": "1", "question": "late?"}\n'
NOWHERE, NOSUCH = "nowhere", "nosuch"
WRONG: dict[str, dict[str, str]] = {  # a value that cannot be, for each option that takes one
    "ask": {"--knowledge": NOWHERE, "--department": NOSUCH},
    "search": {"--knowledge": NOWHERE, "--limit": "0"},
    "index": {"--knowledge": NOWHERE, "--workspace": NOSUCH},
    "knowledge export": {"--knowledge": NOWHERE, "--to": ".", "--workspace": NOSUCH},
    "records": {"--format": NOSUCH},
    "settings": {"--workspace": NOSUCH, "--format": NOSUCH},
    "audit": {"--workspace": NOSUCH},
    "oversight": {"--workspace": NOSUCH},
    "export reports": {"--workspace": NOSUCH, "--format": "xlsx"},
    "customers find": {"--workspace": NOSUCH},
    "doctor": {"--knowledge": NOWHERE},
    "migrate": {},
    "demo": {"--knowledge": NOWHERE, "--port": "-1", "--host": "no.such.host.example"},
    "serve": {"--knowledge": NOWHERE, "--port": "0"},
    "bank export": {"--knowledge": NOWHERE, "--to": ".", "--workspace": NOSUCH},
    "rehearse": {
        "--knowledge": NOWHERE,
        "--questions": NOWHERE,
        "--column": "9",
        "--port": "x",
    },
    "workspaces": {"--forget": NOSUCH, "--identity-provider": NOSUCH},
    "backup": {},
    "restore": {},
}
