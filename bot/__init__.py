"""A Slack bot that makes a whole company put its customers first."""

import os

# Read when numpy is imported. Its threads wait for one another by spinning: where others work
# beside the bot, to take a hundred vectors apart cost two of them 600 ms of processor, one 4.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
