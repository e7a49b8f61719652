// What the staff's editor uses of CodeMirror 6, as one module. The texts' grammar knows no raw HTML
// and no images, so the parser is Lezer's without them, and no parsers of HTML, CSS and JavaScript
// come along as they do with @codemirror/lang-markdown.
import { defineLanguageFacet, Language, languageDataProp } from "@codemirror/language";
import { parser, Table } from "@lezer/markdown";

export { Annotation, Compartment, EditorState, Prec, RangeSet, RangeSetBuilder, StateEffect, StateField, Transaction } from "@codemirror/state";
export { Decoration, drawSelection, EditorView, highlightSpecialChars, keymap, placeholder, ViewPlugin, WidgetType } from "@codemirror/view";
export { defaultKeymap, history, historyKeymap, isolateHistory, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
export { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
export { openSearchPanel, search, searchKeymap } from "@codemirror/search";
export { tags } from "@lezer/highlight";

const data = defineLanguageFacet({});

/** The grammar of texts: CommonMark with tables, without raw HTML and images. */
export function markdown() {
  const grammar = parser.configure([
    Table,
    { remove: ["HTMLBlock", "HTMLTag", "Image"] },
    { props: [languageDataProp.add({ Document: data })] },
  ]);
  return new Language(data, grammar, [], "markdown").extension;
}
