"""The helpdesks that softanswer speaks with; one file is one helpdesk, and none knows of another."""

from collections.abc import Mapping
from types import MappingProxyType

from service.connectors.chatwoot import Chatwoot
from service.connectors.django_helpdesk import DjangoHelpdesk
from service.connectors.freshdesk import Freshdesk
from service.connectors.intercom import Intercom
from service.connectors.zammad import Zammad
from service.connectors.zendesk import Zendesk
from service.desk.helpdesk import Helpdesk

CONNECTORS: Mapping[str, type[Helpdesk]] = MappingProxyType(
    {
        "chatwoot": Chatwoot,
        "django_helpdesk": DjangoHelpdesk,
        "freshdesk": Freshdesk,
        "intercom": Intercom,
        "zammad": Zammad,
        "zendesk": Zendesk,
    }
)
