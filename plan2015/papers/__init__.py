"""The papers: Word templates, tables, charts, letters, and what a paper carries to prove its figures."""
