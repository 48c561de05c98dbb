"""Decodes recordings and measures them: `python -m voicedesk.decoder` does it, nothing imports it.

What a recording holds is made by others, and what decodes it is large and written in C. So it is a
process of its own that can reach neither the network nor the person's files, and that has limits on
memory and processor time.
"""
