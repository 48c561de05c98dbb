"""What the person sees: views that show and emit, and presenters that join them to the services."""
