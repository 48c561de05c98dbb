"""What the program does, in plain asyncio: the truth about the voices, their trainings and demos.

Knows neither windows nor HTTP; announces every change as a difference.
"""
