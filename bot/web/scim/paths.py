"""Where identity providers call, apart from the endpoint: its library takes half a second."""

from bot.company.provisioning.domain import ROOT, ROOT_OF_WORKSPACE

PATH, PATH_OF_WORKSPACE = (f"{one}/{{resource:path}}" for one in (ROOT, ROOT_OF_WORKSPACE))
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
