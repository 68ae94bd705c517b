package dev.retune.report.preview;

import java.util.List;

/** One line of text, or a block of code with its line breaks. */
public record TextParagraph(Kind kind, List<TextSpan> spans) {

  /** How it stands on the page. */
  public enum Kind {
    PLAIN,
    /** Behind a bar. */
    QUOTE,
    /** Behind a bullet, which is not among the spans. */
    BULLET,
    /** Between triple backticks. */
    CODE
  }

  /** Copies the list. */
  public TextParagraph {
    spans = List.copyOf(spans);
  }
}
