"""What a writing command does to a workspace: decides, and says which files it writes; knows no screen and no day."""
