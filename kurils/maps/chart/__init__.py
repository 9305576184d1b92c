"""Pictures over time: the annotated timeline, the poster of several days, the pair of both views of one day."""
