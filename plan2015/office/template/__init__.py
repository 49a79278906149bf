"""Word files with Jinja tags that staff edit: compiled paragraph by paragraph, so that a mistake has a place."""
