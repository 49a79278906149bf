"""Files on disk as the system gives them: the one gate that every byte of somebody's file comes through."""
