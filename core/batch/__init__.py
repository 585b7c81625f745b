"""A folder of photos in, exports out: resumable."""
