package dev.retune.report.preview;

/** The three characters that Slack reads as control travel as entities. */
final class MrkdwnEntities {
  private MrkdwnEntities() {}

  /** Entities as characters again; the ampersand last, so that an escaped entity stays one. */
  static String read(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
