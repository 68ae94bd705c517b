package dev.retune.report.blocks;

import java.util.List;

/** One line of text, or a block of code with its line breaks. */
public record Paragraph(Kind kind, List<Span> spans) {

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
  public Paragraph {
    spans = List.copyOf(spans);
  }
}
