"""Asks a beacon how a service is doing."""

import json
from dataclasses import dataclass
from typing import Any, Dict
from urllib.error import HTTPError
from urllib.request import urlopen

__all__ = ["Status", "ask"]
__version__ = "0.1.0"


@dataclass(frozen=True)
class Status:
    """What a beacon answered."""

    state: str
    details: Dict[str, Any]


def ask(url: str, timeout: float = 5.0) -> Status:
    """Ask once; a service that is down answers 503, which is an answer as well."""
    try:
        with urlopen(url, timeout=timeout) as response:
            answer = json.load(response)
    except HTTPError as error:
        if error.code != 503:
            raise
        answer = json.load(error)
    return Status(answer["state"], answer)
