"""Which proxy leads to an address; this machine is never looked for behind one."""

import os
import re
from collections.abc import MutableMapping
from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\](?::\d+)?")


def proxy_for(url: str) -> str | None:
    """Return the proxy that the environment names for it; None: straight there.

    One that is named for HTTP alone counts for HTTPS as well, as slack_sdk has it.
    """
    host = urlsplit(url).hostname or ""
    if is_loopback(host) or proxy_bypass(host):
        return None
    proxies = getproxies_environment()
    return proxies.get("https") or proxies.get("http")


def is_loopback(host: str) -> bool:
    """Tell whether a host's name or address means this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def spare_this_machine(environment: MutableMapping[str, str] = os.environ) -> None:
    """Have every library read NO_PROXY so that it names this machine, and can be read.

    httpx, with which we speak to language models and Chroma, fails at "[::1]".
    """
    named = ",".join(environment.get(name, "") for name in ("no_proxy", "NO_PROXY"))
    hosts = [_IN_BRACKETS.sub(r"\1", host.strip()) for host in named.split(",")]
    spared = "*" if "*" in hosts else ",".join(dict.fromkeys([*filter(None, hosts), *LOOPBACK]))
    environment["no_proxy"] = environment["NO_PROXY"] = spared
