package dev.retune.report.preview;

/** Decodes the entities of Slack's three control characters. */
final class MrkdwnEntities {
  private MrkdwnEntities() {}

  /** Decodes entities, the ampersand last so that an escaped entity is decoded only once. */
  static String read(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
