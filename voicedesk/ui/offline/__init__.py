"""What is kept on this computer to be heard without a network: its progress and its limit."""
