"""What the program tells the person: one road for news and errors, and the words for them."""
