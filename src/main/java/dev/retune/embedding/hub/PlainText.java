package dev.retune.embedding.hub;

/** Text from outside, made safe for a terminal and a sentence. */
public final class PlainText {
  private static final int LONGEST = 200;

  private PlainText() {}

  /** Without control characters, and not too long. */
  public static String of(String text) {
    String plain = text.replaceAll("\\p{C}", "\uFFFD");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }
}
