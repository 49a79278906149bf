"""Word and Excel files for any program: packages, templates with tags, charts; knows nothing of the plan."""
