"""What can be wrong with one file by itself: a table of pages, a name each."""

from types import MappingProxyType

from plan2015.records.faults.page import Page
from plan2015.records.faults.reading import READING
from plan2015.records.faults.schema import SCHEMA

FAULTS = MappingProxyType({page.name: page for page in (*READING, *SCHEMA)})

__all__ = ["FAULTS", "Page"]
