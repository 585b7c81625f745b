"""A folder of photos in, exports out: resumable, on this machine or on a Ray cluster."""
