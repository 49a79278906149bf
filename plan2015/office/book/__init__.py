"""Workbooks that others wrote, changed part by part: nothing is opened and saved again whole."""
