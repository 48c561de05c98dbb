"""The list is looked at as soon as the computer, or its network, is back."""
