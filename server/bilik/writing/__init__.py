"""Changes to the graph that is served: one transaction each, in a process that can be killed."""
