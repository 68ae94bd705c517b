package dev.retune.report.preview;

import java.util.List;

/** A line of text, or a code block with its line breaks. */
public record TextParagraph(Kind kind, List<TextSpan> spans) {

  /** The kind of paragraph. */
  public enum Kind {
    PLAIN,
    /** Quoted. */
    QUOTE,
    /** A list item; the bullet is not part of the spans. */
    BULLET,
    /** A code block between triple backticks. */
    CODE
  }

  /** Copies the list. */
  public TextParagraph {
    spans = List.copyOf(spans);
  }
}
