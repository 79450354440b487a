"""Where one listens for those who come."""

from enum import Enum


class Door(Enum):
    """One of the addresses."""

    MAIN = "HOST and PORT"  # the internet may reach it
    METRICS = "METRICS_HOST and METRICS_PORT"
