// Counting: words as the language parts them, and characters, of which Japanese and Chinese count no spaces.

const BY_CHARACTER = /^(ja|zh)/;

/** How many words and characters a plain text has. */
export function counted(plain, language) {
  const characters = BY_CHARACTER.test(language) ? plain.replace(/\s/g, "") : plain.replace(/\n/g, "");
  const graphemes = new Intl.Segmenter(language, { granularity: "grapheme" });
  const words = new Intl.Segmenter(language, { granularity: "word" });
  return {
    words: [...words.segment(plain)].filter((segment) => segment.isWordLike).length,
    characters: [...graphemes.segment(characters)].length,
  };
}

/** The counts in words. Where words are not parted by spaces, only characters are counted. */
export function told(plain, language, words) {
  const count = counted(plain, language);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const characters = words.characters.replace("{n}", number.format(count.characters));
  if (BY_CHARACTER.test(language)) return characters;
  return `${words.words.replace("{n}", number.format(count.words))} · ${characters}`;
}

/** A text's words without its marks, roughly as the server has them: for when it can't be asked. */
export function plainOf(markdown) {
  return markdown
    .replace(/^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+|[(（][\divx]+[)）][ \t\u3000]+)?/gm, "")
    .replace(/^\|[\s:|-]+\|$/gm, "")
    .replace(/\[\^[^\]]*\]:?/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\{([^{}|｜]*)[|｜]([^{}]*)\}/g, "$1($2)")
    .replace(/[*`|]/g, "");
}
