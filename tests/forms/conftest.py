"""What the tests of forms share."""

from plan2015.office.template.store import TemplateStore

STORE = TemplateStore(None)
"""The templates that come with plan2015, compiled once."""
