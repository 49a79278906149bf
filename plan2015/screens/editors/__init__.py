"""What text editors are given: schemas of the data files with the office's words, and settings."""
