"""The form as an Excel workbook: a sheet for each section, read by visible codes."""
