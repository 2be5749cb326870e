"""The machinery behind the helpdesk connectors."""
