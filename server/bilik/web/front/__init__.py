"""What stands before the application: connections, the short way for queries, and a cache."""
