"""The worker threads and the heavy work done in them; slow imports are inside."""
