"""Which voices are shown: the filters, how they are chosen, and how one sees that they are on."""
