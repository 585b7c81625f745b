"""Heavy work of single desks, as calls for the worker threads; slow imports are inside."""
