"""A person's own storage for recordings: any that speaks the S3 protocol."""
