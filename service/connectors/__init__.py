"""The helpdesks that softanswer speaks with; one file is one helpdesk, and none knows of another."""

from collections.abc import Mapping
from types import MappingProxyType

from service.connectors.chatwoot import Chatwoot
from service.connectors.zammad import Zammad
from service.connectors.zendesk import Zendesk
from service.helpdesk import Helpdesk

CONNECTORS: Mapping[str, type[Helpdesk]] = MappingProxyType(
    {
        "chatwoot": Chatwoot,
        "zammad": Zammad,
        "zendesk": Zendesk,
    }
)
