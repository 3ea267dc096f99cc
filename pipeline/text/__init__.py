"""Pure helpers for text: widths, hyphens, kana, romaji, old and variant kanji."""
