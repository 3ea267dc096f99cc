"""Made-up business cards, photographed: a seeded generator of pictures with their truth.

`python -m samples.generator --n 400 --seed 7 --out bench-cards` writes photos and `truth.jsonl`.
"""
