"""How Chinese is read aloud: `python -m voicedesk.pinyin` tells it, and nothing imports it.

Its dictionary takes 57 MB and a good part of a second; so it is a process of its own, which ends
once the texts of the moment are read.
"""
